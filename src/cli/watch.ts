import { type Command, InvalidArgumentError } from 'commander'
import {
  askToBeTold,
  askWebhook,
  ServiceError,
  type TargetInput,
  WATCH_EVENTS,
  type WatchedParcel,
  watchedParcels,
} from '#main/commands/watch.ts'
import { CommandError, EXIT } from './exit.ts'

const MOST = 10_000

/** `whereabouts watch …`: has news of a parcel mailed, and tells the operator who is told of what. */
export function addWatch(program: Command): void {
  const watch = program.command('watch').description('have news of parcels mailed, texted or posted')
  watch
    .command('ask')
    .description('ask the owner of a mail address, phone number or webhook whether news of a parcel is wanted')
    .argument('<number>', 'the tracking number')
    .option('--email <address>', 'the mail address that news goes to')
    .option('--phone <number>', 'the phone number that news goes to by text message')
    .option('--webhook <url>', 'the address that news is posted to, by a program')
    .option('--events <events>', `some of ${WATCH_EVENTS.join(', ')}`, (text) =>
      text.split(',').map((one) => one.trim()),
    )
    .option('--json', 'print the result as JSON')
    .action(async (number: string, options: AskOptions) => {
      const { events } = options
      const { webhook: url } = options
      if (url !== undefined) {
        if (options.email !== undefined || options.phone !== undefined) throw oneTarget()
        const asked = await askWebhook({ trackingNumber: number, events, url }).catch(explain)
        if (options.json) return console.log(JSON.stringify({ ...asked, state: 'pending' }, null, 2))
        return console.log(`${url} is asked there, unless it was in the last 30 days.\nIts secret: ${asked.secret}`)
      }
      const asked = await askToBeTold({ trackingNumber: number, events, ...targetOf(options) }).catch(explain)
      if (options.json) return console.log(JSON.stringify({ ...asked, state: 'pending' }, null, 2))
      const who = options.email ?? options.phone
      console.log(`${who} is asked there, unless it said yes before or was asked in the last 30 days.`)
    })
  watch
    .command('list')
    .description('list who is told of which parcels, the newest first')
    .option('--limit <n>', 'at most so many', readLimit, 100)
    .option('--json', 'print the result as JSON')
    .action(async ({ limit, json }: { limit: number; json?: boolean }) => {
      const all = await watchedParcels(limit)
      if (json) console.log(JSON.stringify({ items: all.map(watchJson) }, null, 2))
      else if (all.length === 0) console.log('Nobody watches a parcel.')
      else for (const one of all) console.log(`${one.trackingNumber}  ${one.state.padEnd(7)}  ${one.address}`)
    })
}

type AskOptions = { email?: string; phone?: string; webhook?: string; events?: string[]; json?: boolean }

function targetOf({ email, phone }: AskOptions): TargetInput {
  if (email !== undefined && phone === undefined) return { channel: 'email', email }
  if (phone !== undefined && email === undefined) return { channel: 'sms', phone }
  throw oneTarget()
}

function oneTarget(): CommandError {
  return new CommandError('Say where news goes: --email, --phone or --webhook, one of them.', EXIT.usage)
}

function explain(error: unknown): never {
  if (!(error instanceof ServiceError)) throw error
  throw new CommandError(error.message, error.code === 'not-valid' ? EXIT.usage : EXIT.failed)
}

function readLimit(text: string): number {
  const limit = Number(text)
  if (Number.isInteger(limit) && limit > 0 && limit <= MOST) return limit
  throw new InvalidArgumentError(`It is a number from 1 to ${MOST}.`)
}

function watchJson({ trackingNumber, channel, address, events, state, createdAtMs }: WatchedParcel): object {
  return { trackingNumber, channel, address, events, state, since: new Date(createdAtMs).toISOString() }
}
