import type { Command } from 'commander'
import { readUspsNoticesAgain, untakenUspsNotices } from '#main/commands/usps-notices.ts'
import { noticeLine } from '#words/en/usps-webhooks.ts'

/** `whereabouts usps notices …`: webhooks that came and could not be read. */
export function addNotices(usps: Command): void {
  const notices = usps.command('notices').description('webhooks of USPS that could not be read: list, read-again')
  notices
    .command('list', { isDefault: true })
    .description('show those that are kept and whose scans are not recorded')
    .option('--body', 'with what they hold')
    .option('--json', 'print the result as JSON')
    .action(async (options: { body?: boolean; json?: boolean }) => {
      const { counts, untaken } = await untakenUspsNotices()
      const items = untaken.map(({ id, receivedAtMs, state, problem, body }) => ({
        id,
        receivedAt: new Date(receivedAtMs).toISOString(),
        state,
        problem,
        ...(options.body ? { body } : {}),
      }))
      if (options.json) console.log(JSON.stringify({ counts, items }, null, 2))
      else {
        console.log(`${counts.taken} taken, ${counts.waiting} waiting, ${counts.unread} unread (of the last 30 days)`)
        for (const item of items) console.log(item.body ? `${noticeLine(item)}\n    ${item.body}` : noticeLine(item))
      }
    })
  notices
    .command('read-again')
    .description('try again to read them, as after an upgrade')
    .option('--json', 'print the counts as JSON')
    .action(async (options: { json?: boolean }) => {
      const { taken, unread } = await readUspsNoticesAgain()
      if (options.json) console.log(JSON.stringify({ taken, unread }))
      else console.log(`${taken} taken now, ${unread} still unread`)
    })
}
