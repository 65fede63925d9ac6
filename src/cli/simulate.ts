import { type Command, InvalidArgumentError, Option } from 'commander'
import { parseDay } from '#domain/calendar/civil-day.ts'
import { NETWORK_NAMES, type Play, simulate } from '#main/commands/simulate.ts'
import { CommandError, EXIT } from './exit.ts'
import { progressBar } from './progress.ts'

type Options = {
  seed: number
  parcels: number
  from: string
  days: number
  network: Play['network']
  scans?: string
  truth?: string
  speed?: number
  rate?: number
  post?: string
  key?: string
  json?: boolean
}

/** `whereabouts simulate`: plays a network of simulated parcels, with the truth beside it. */
export function addSimulate(program: Command): void {
  program
    .command('simulate')
    .description('play a simulated network to files or to a server')
    .requiredOption('--seed <n>', 'the same seed gives the same parcels', whole)
    .requiredOption('--parcels <n>', 'how many parcels', whole)
    .requiredOption('--from <day>', 'first day, 2026-11-01', day)
    .option('--days <n>', 'over how many days', whole, 1)
    .addOption(new Option('--network <name>', 'how the network works').choices(NETWORK_NAMES).default('ordinary'))
    .option('--scans <file>', 'write the scans there, as NDJSON in the order of a feed')
    .option('--truth <file>', 'write there where each parcel really was, as NDJSON')
    .option('--speed <x>', 'with --post: so many times as fast as the clock', amount)
    .option('--rate <n>', 'with --post: so many scans a second', amount)
    .option('--post <url>', 'send the scans to a server')
    .option('--key <key>', 'its feed key')
    .option('--json', 'print the counts as JSON')
    .action(async (options: Options) => {
      if (options.post && !options.key) throw new CommandError('--post needs --key.', EXIT.usage)
      if (!options.post && !options.scans && !options.truth) {
        throw new CommandError('Say where to: --scans FILE, --truth FILE or --post URL.', EXIT.usage)
      }
      const bar = progressBar('Simulating')
      const played = await simulate({
        seed: options.seed,
        parcels: options.parcels,
        from: options.from,
        days: options.days,
        network: options.network,
        scansFile: options.scans,
        truthFile: options.truth,
        speed: options.speed,
        rate: options.rate,
        post: options.post && options.key ? { url: options.post, key: options.key } : undefined,
        onProgress: ({ parcels, scans }) => bar.update(parcels / options.parcels, `${scans} scans`),
      })
      bar.done()
      if (options.json) console.log(JSON.stringify(played))
      else {
        console.log(`${played.parcels} parcels, ${played.scans} scans told`)
        if (options.post)
          console.log(`${played.accepted} new, ${played.duplicates} known already, ${played.rejected} rejected`)
      }
    })
}

function whole(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It is a whole number.')
  return Number(text)
}

function amount(text: string): number {
  const value = Number(text)
  if (!(value > 0)) throw new InvalidArgumentError('It is a number above 0.')
  return value
}

function day(text: string): string {
  if (parseDay(text) === null) throw new InvalidArgumentError('Write a day as 2026-11-01.')
  return text
}
