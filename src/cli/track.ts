import type { Command } from 'commander'
import { track } from '#main/commands/track.ts'
import { dayWords, headline, mailClassWords, placeName, whenWords } from '#words/en/index.ts'
import { CommandError, EXIT } from './exit.ts'

type Tracked = Awaited<ReturnType<typeof track>>['readings'][number]

/** `whereabouts track NUMBER…`: where parcels are. */
export function addTrack(program: Command): void {
  program
    .command('track')
    .description('show where parcels are')
    .argument('<numbers...>', 'tracking numbers, in any spelling')
    .option('--json', 'print what the API answers')
    .action(async (numbers: string[], options: { json?: boolean }) => {
      const { readings, json } = await track(numbers)
      if (options.json) console.log(JSON.stringify(json.length === 1 ? json[0] : { parcels: json }, null, 2))
      else for (const reading of readings) printReading(reading)
      if (readings.every(({ outcome }) => outcome !== 'found')) throw new CommandError('', EXIT.notFound)
    })
}

function printReading(reading: Tracked): void {
  console.log([reading.printed, mailClassWords(reading.mailClass)].filter(Boolean).join(' · '))
  console.log(headline(reading.headline))
  for (const problem of reading.readings[0]?.problems ?? []) console.log(`  ${problem.message}`)
  for (const repair of reading.readings[0]?.repairs.slice(0, 5) ?? [])
    console.log(`  Did you mean ${repair.trackingNumber}?`)
  if (reading.expected) {
    const who = reading.expected.basis === 'carrier' ? 'by USPS' : 'by our estimate'
    console.log(`Expected ${dayWords(reading.expected.day)} ${who}`)
  }
  for (const { scan, basis, interpretation } of reading.scans) {
    const wording = scan.wording ?? interpretation.row?.wording ?? scan.code
    const mark = basis === 'seen' ? '●' : '○'
    console.log(`  ${mark} ${whenWords(scan)}  ${[wording, placeName(scan.place, 'short')].filter(Boolean).join(', ')}`)
  }
  if (reading.source.simulated) console.log('  (simulated)')
  console.log('')
}
