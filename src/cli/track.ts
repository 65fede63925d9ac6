import type { Command } from 'commander'
import { track } from '#main/commands/track.ts'
import { CommandError, EXIT } from './exit.ts'
import { printReading } from './print-reading.ts'

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
