import { type Command, Option } from 'commander'
import { type CheckStep, checkUsps } from '#main/commands/usps-check.ts'
import { checkSays } from '#words/en/usps-check.ts'
import { CommandError, EXIT } from '../exit.ts'
import { gather } from './refused.ts'

const MARKS = { ok: '✓', wrong: '✗', note: '!', skipped: '-' } as const

/** `whereabouts usps check`: step by step what works of the connection to USPS, and how to mend what does not. */
export function addCheck(usps: Command): void {
  usps
    .command('check')
    .description('see what works of the connection to USPS, and how to mend what does not')
    .addOption(
      new Option('--number <number>', 'look up this parcel, once or several times')
        .argParser(gather)
        .default([], 'none'),
    )
    .addOption(
      new Option('--mid <mailer-id>', 'see whether USPS tells of this Mailer ID, once or several times')
        .argParser(gather)
        .default([], 'none'),
    )
    .option('--json', 'print the result as JSON')
    .action(async (options: { number: string[]; mid: string[]; json?: boolean }) => {
      for (const mailerId of options.mid) {
        if (!/^\d{6}(?:\d{3})?$/.test(mailerId)) throw new CommandError('A Mailer ID has 6 or 9 digits.', EXIT.usage)
      }
      const steps = await checkUsps({ numbers: options.number, mailerIds: options.mid }, (found) => {
        if (!options.json) print(found)
      })
      const wrong = steps.filter(({ state }) => state === 'wrong').length
      if (options.json) console.log(JSON.stringify({ ok: wrong === 0, steps }, null, 2))
      else console.log(`\n${wrong === 0 ? checkSays.allRight() : checkSays.notAllRight(wrong)}`)
      if (wrong > 0) throw new CommandError('')
    })
}

function print({ state, says, mend }: CheckStep): void {
  console.log(`${MARKS[state]} ${says}`)
  if (mend) console.log(`    ${mend}`)
}
