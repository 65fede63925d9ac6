import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { followAtUsps, unfollowAtUsps } from '#main/commands/usps-following.ts'
import { followingSays } from '#words/en/following-status.ts'
import { CommandError, EXIT } from '../exit.ts'

const MOST_SHOWN = 10

/** `whereabouts usps follow` and `unfollow`: which parcels USPS is asked about. */
export function addFollow(usps: Command): void {
  usps
    .command('follow')
    .description('ask USPS about these parcels until they are delivered')
    .argument('[numbers...]', 'tracking numbers')
    .option('--file <file>', 'read numbers from a file, one to a line (or the first field of a CSV)')
    .option('--json', 'print the result as JSON')
    .action(async (numbers: string[], options: { file?: string; json?: boolean }) => {
      if (options.file && !existsSync(options.file)) {
        throw new CommandError(`There is no file ${options.file}.`, EXIT.notFound)
      }
      if (numbers.length === 0 && !options.file) throw new CommandError('Name numbers, or a --file.', EXIT.usage)
      const { added, known, rejected } = await followAtUsps(numbers, options.file ?? null)
      if (options.json) console.log(JSON.stringify({ added: added.length, known, rejected }))
      else {
        console.log(followingSays.followed(added.length, known, rejected.length))
        for (const text of rejected.slice(0, MOST_SHOWN)) console.error(`  ${text.slice(0, 80)}`)
        if (rejected.length > MOST_SHOWN) console.error(`  … and ${rejected.length - MOST_SHOWN} more`)
      }
      if (rejected.length > 0 && added.length + known === 0) throw new CommandError('')
    })
  usps
    .command('unfollow')
    .description('stop asking USPS about these parcels; what is known of them stays')
    .argument('<numbers...>', 'tracking numbers')
    .option('--json', 'print the result as JSON')
    .action(async (numbers: string[], options: { json?: boolean }) => {
      const removed = await unfollowAtUsps(numbers)
      console.log(options.json ? JSON.stringify({ removed }) : followingSays.unfollowed(removed))
      if (removed === 0) throw new CommandError('', EXIT.notFound)
    })
}
