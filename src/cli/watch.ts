import { type Command, InvalidArgumentError } from 'commander'
import {
  askToBeTold,
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
  const watch = program.command('watch').description('have news of parcels mailed or texted')
  watch
    .command('ask')
    .description('ask the owner of a mail address or phone number whether news of a parcel is wanted')
    .argument('<number>', 'the tracking number')
    .option('--email <address>', 'the mail address that news goes to')
    .option('--phone <number>', 'the phone number that news goes to by text message')
    .option('--events <events>', `some of ${WATCH_EVENTS.join(', ')}`, (text) =>
      text.split(',').map((one) => one.trim()),
    )
    .option('--json', 'print the result as JSON')
    .action(async (number: string, options: AskOptions) => {
      const { events } = options
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

type AskOptions = { email?: string; phone?: string; events?: string[]; json?: boolean }

function targetOf({ email, phone }: AskOptions): TargetInput {
  if (email !== undefined && phone === undefined) return { channel: 'email', email }
  if (phone !== undefined && email === undefined) return { channel: 'sms', phone }
  throw new CommandError('Say where news goes: --email or --phone, one of them.', EXIT.usage)
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
