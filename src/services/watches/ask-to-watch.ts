import type { Transaction } from '#store/database.ts'
import { holdLock, inTransaction } from '#store/transaction.ts'
import { lockWatcher, saveWatcher, type Watcher, watcherWithAddress } from '#store/watches/watchers.ts'
import { countWatches, keepWatch, readWatches, type Watch } from '#store/watches/watches.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { FieldReader } from '../inquiries/read-fields.ts'
import { readAsked } from '../parcels/find-parcels.ts'
import { glanceAtParcels } from '../parcels/glance-of-parcel.ts'
import { handQuestion } from './hand-over.ts'
import { MOST_PENDING, MOST_WATCHES, QUIET_FOR_TEXTS } from './limits.ts'
import { checkTextsLeft, mayAsk } from './may-ask.ts'
import { type ChoicesInput, readChoices } from './read-choices.ts'
import { readTarget, type TargetInput } from './watch-target.ts'
import { newSalt, watcherWithKey } from './watcher-key.ts'

export type AskToWatchInput = ChoicesInput & TargetInput & { trackingNumber: string }

/**
 * Somebody wants news of a parcel to go to an address: its owner is asked first. What comes back is the same
 * whatever is known of the address, and an owner who never said yes is asked once in a long time, whoever wants it.
 * @throws ServiceError `not-valid` naming every field that is wrong, `unavailable` where nothing goes there
 */
export async function askToWatch(ctx: Context, input: AskToWatchInput): Promise<{ trackingNumber: string }> {
  const fields = new FieldReader()
  const trackingNumber = readNumber(fields, input.trackingNumber)
  const target = readTarget(ctx, fields, input)
  const choices = readChoices(fields, input)
  fields.done()
  const told = (await glanceAtParcels(ctx, [trackingNumber])).get(trackingNumber)?.glance
  if (!told || !target) throw new ServiceError('unavailable', 'The parcel could not be looked at.')
  const nowMs = ctx.clock()
  await inTransaction(ctx.database, async (transaction) => {
    await holdLock(transaction, `ask ${target.mailboxKey} to watch`)
    if (target.channel === 'sms') await checkTextsLeft(ctx, transaction)
    const watcher = await watcherWithAddress(transaction, {
      channel: target.channel,
      pushKeys: null,
      address: target.address,
      addressKey: target.addressKey,
      mailboxKey: target.mailboxKey,
      keySalt: newSalt(),
      zone: choices.zone,
      quiet: target.channel === 'sms' && input.quietHours === undefined ? QUIET_FOR_TEXTS : choices.quiet,
      nowMs,
    })
    const { active, pending } = await countWatches(transaction, watcher.id)
    if (watcher.refusedAtMs !== null || active >= MOST_WATCHES || pending >= MOST_PENDING) return
    const watch = { watcherId: watcher.id, trackingNumber, events: choices.events, told, createdAtMs: nowMs }
    const kept = await keepWatch(transaction, { ...watch, state: 'pending' })
    if (kept.state === 'pending' && (await mayAsk(ctx, transaction, watcher, target)))
      await ask(ctx, transaction, watcher)
  })
  return { trackingNumber }
}

/** The owner of a key adds a parcel, and need not be asked. @throws ServiceError `wrong-key`, `not-valid`, `not-allowed`, `too-many` */
export async function addWatch(
  ctx: Context,
  input: { key: string; trackingNumber: string; events?: readonly string[] | undefined },
): Promise<Watch> {
  const fields = new FieldReader()
  const trackingNumber = readNumber(fields, input.trackingNumber)
  const { events } = readChoices(fields, { events: input.events })
  fields.done()
  const told = (await glanceAtParcels(ctx, [trackingNumber])).get(trackingNumber)?.glance
  if (!told) throw new ServiceError('unavailable', 'The parcel could not be looked at.')
  return inTransaction(ctx.database, async (transaction) => {
    const { id } = await watcherWithKey(ctx, transaction, input.key)
    const watcher = await lockWatcher(transaction, id)
    if (!watcher) throw new ServiceError('wrong-key', 'This link is not valid any more.')
    // A key may have been passed on; whoever said STOP is told nothing before taking that back.
    if (watcher.refusedAtMs !== null) {
      throw new ServiceError('not-allowed', 'All news is refused there. Allow it again first.')
    }
    if ((await countWatches(transaction, watcher.id)).active >= MOST_WATCHES) {
      throw new ServiceError('too-many', `At most ${MOST_WATCHES} parcels can be watched.`)
    }
    const createdAtMs = ctx.clock()
    const watch = { watcherId: watcher.id, trackingNumber, events, told, createdAtMs, state: 'active' } as const
    const kept = await keepWatch(transaction, watch)
    await lookSoon(ctx, transaction, watcher.id, [trackingNumber])
    return kept
  })
}

/** Has a watcher told of what is news, and the next look planned. */
export async function lookSoon(
  ctx: Context,
  transaction: Transaction,
  watcherId: number,
  trackingNumbers: readonly string[],
): Promise<void> {
  const about = { watcherId, trackingNumbers: [...trackingNumbers] }
  await ctx.jobs.add(transaction, 'tell-watcher', [{ about, group: String(watcherId) }])
}

export function readNumber(fields: FieldReader, given: string): string {
  const { reading } = readAsked(given)
  if (!reading) fields.wrong('trackingNumber', 'not-a-tracking-number', 'This is not a USPS tracking number.')
  return reading?.trackingNumber ?? ''
}

/** Asks the owner of an address about all that waits for a yes. */
export async function ask(ctx: Context, transaction: Transaction, watcher: Watcher): Promise<void> {
  const pending = (await readWatches(transaction, watcher.id)).filter(({ state }) => state === 'pending')
  const numbers = pending.map(({ trackingNumber }) => trackingNumber)
  await handQuestion(ctx, transaction, watcher, numbers)
  await saveWatcher(transaction, { ...watcher, askedAtMs: ctx.clock() })
}
