import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { findTrackingNumbers, parseTrackingNumber, type Reading } from '#domain/tracking-number/index.ts'
import { carrierName, mailClassWords } from '#words/en/index.ts'
import { CommandError, EXIT } from './exit.ts'

/** `whereabouts parse TEXT`: what a text is as a tracking number. Asks nobody. */
export function addParse(program: Command): void {
  program
    .command('parse')
    .description('read a text as a tracking number, or find the numbers in a file')
    .argument('[text...]', 'the number, in any spelling')
    .option('--find <file>', 'find all numbers in a file (- for standard input)')
    .option('--json', 'print what the API answers')
    .action((text: string[], options: { find?: string; json?: boolean }) => {
      if (options.find === undefined && text.length === 0)
        throw new CommandError('Say a number, or --find FILE.', EXIT.usage)
      const readings: Reading[] = options.find
        ? findTrackingNumbers(readFileSync(options.find === '-' ? 0 : options.find, 'utf8'))
        : parseTrackingNumber(text.join(' '), { repairs: true })
      if (options.json) console.log(JSON.stringify(options.find ? { found: readings } : { readings }, null, 2))
      else for (const reading of readings) printReading(reading)
      if (readings.length === 0) throw new CommandError(options.json ? '' : 'No tracking number.', EXIT.notFound)
    })
}

function printReading(reading: Reading): void {
  const about = [carrierName(reading.carrier), reading.format, mailClassWords(reading.mailClass ?? null)].filter(
    Boolean,
  )
  const verdict = reading.valid ? `valid, ${Math.round(reading.confidence * 100)} % sure` : 'not valid'
  console.log(`${reading.printed}  ${about.join(' · ')}  (${verdict})`)
  for (const problem of reading.problems) console.log(`  ${problem.message}`)
  for (const repair of reading.repairs.slice(0, 8))
    console.log(`  Did you mean ${repair.trackingNumber}?  (${repair.change})`)
}
