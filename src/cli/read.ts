import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { read } from '#main/commands/read.ts'
import { CommandError, EXIT } from './exit.ts'
import { printReading } from './print-reading.ts'

/** `whereabouts read FILE`: reads a history that somebody copied from the carrier's page. Keeps nothing. */
export function addRead(program: Command): void {
  program
    .command('read')
    .description('read a pasted history: what it means and what to do')
    .argument('<file>', 'a text file (- for standard input)')
    .option('--tracking-number <number>', 'the number, where the text has none')
    .option('--mail-class <class>', 'such as ground-advantage')
    .option('--mailed-on <day>', 'the day of mailing')
    .option('--expected-day <day>', 'the day that USPS named')
    .option('--return-by <day>', 'the day after which it goes back, as USPS named it')
    .option('--destination-zip <zip>', 'the ZIP Code where it goes')
    .option('--insured <yes|no|dollars>', 'beyond what its class includes')
    .option('--role <role>', 'sender or recipient')
    .option('--report <report>', 'not-received, damaged or missing-contents')
    .option('--wish <wish>', 'hold, redirect, redeliver, instructions or return')
    .option('--help-requested-on <day>', 'the day on which you asked USPS for help')
    .option('--claim-decided-on <day>', 'the day on which USPS decided your claim')
    .option('--json', 'print what the API answers')
    .action((file: string, { json, ...fields }: { json?: boolean } & Record<string, string>) => {
      const answer = read({ ...fields, history: readFileSync(file === '-' ? 0 : file, 'utf8') })
      if (!answer.ok) {
        const found = answer.found.length > 0 ? `Numbers in it: ${answer.found.join(', ')}` : ''
        const message = [...answer.messages, found].filter(Boolean).join('\n')
        throw new CommandError(message, answer.reason === 'no-history' ? EXIT.notFound : EXIT.usage)
      }
      if (json) return console.log(JSON.stringify(answer.json, null, 2))
      printReading(answer.result.reading)
      for (const { line, text } of answer.result.unread) console.log(`  not read, line ${line}: ${text}`)
    })
}
