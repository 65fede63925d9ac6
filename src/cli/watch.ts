import { type Command, InvalidArgumentError } from 'commander'
import { askByMail, ServiceError, WATCH_EVENTS, type WatchedParcel, watchedParcels } from '#main/commands/watch.ts'
import { CommandError, EXIT } from './exit.ts'

const MOST = 10_000

/** `whereabouts watch …`: has news of a parcel mailed, and tells the operator who is told of what. */
export function addWatch(program: Command): void {
  const watch = program.command('watch').description('have news of parcels mailed')
  watch
    .command('ask')
    .description('ask the owner of a mail address whether news of a parcel is wanted')
    .argument('<number>', 'the tracking number')
    .requiredOption('--email <address>', 'where the news goes')
    .option('--events <events>', `some of ${WATCH_EVENTS.join(', ')}`, (text) =>
      text.split(',').map((one) => one.trim()),
    )
    .option('--json', 'print the result as JSON')
    .action(async (number: string, options: { email: string; events?: string[]; json?: boolean }) => {
      const asked = await askByMail({ trackingNumber: number, ...options }).catch(explain)
      if (options.json) console.log(JSON.stringify({ ...asked, state: 'pending' }, null, 2))
      else
        console.log(`${options.email} is asked by email, unless it said yes before or was asked in the last 30 days.`)
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
      else for (const one of all) console.log(`${one.trackingNumber}  ${one.state.padEnd(7)}  ${one.email}`)
    })
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

function watchJson({ trackingNumber, email, events, state, createdAtMs }: WatchedParcel): object {
  return { trackingNumber, email, events, state, since: new Date(createdAtMs).toISOString() }
}
