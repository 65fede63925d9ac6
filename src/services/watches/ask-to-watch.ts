import { addressKey, mailboxKey } from '#domain/mail/address.ts'
import type { Transaction } from '#store/database.ts'
import { countQuestions } from '#store/mails/outgoing.ts'
import { holdLock, inTransaction } from '#store/transaction.ts'
import { readMailbox, saveWatcher, type Watcher, watcherWithAddress } from '#store/watches/watchers.ts'
import { countWatches, keepWatch, readWatches, type Watch } from '#store/watches/watches.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { FieldReader } from '../inquiries/read-fields.ts'
import { readAsked } from '../parcels/find-parcels.ts'
import { glanceAtParcels } from '../parcels/glance-of-parcel.ts'
import { ASK_STRANGERS_AGAIN_MS, ASKED_WITHIN_MS, MOST_ASKED, MOST_PENDING, MOST_WATCHES } from './limits.ts'
import { type ChoicesInput, readChoices } from './read-choices.ts'
import { newSalt, watcherKey, watcherWithKey } from './watcher-key.ts'

const LONGEST_ADDRESS = 254

export type AskToWatchInput = ChoicesInput & { trackingNumber: string; email: string }

/**
 * Somebody wants news of a parcel to be mailed to an address: its owner is asked first. What comes back is the same
 * whatever is known of the address, and an owner who never said yes is asked once in a long time, whoever wants it.
 * @throws ServiceError `not-valid` naming every field that is wrong, `unavailable` where no mail can be sent
 */
export async function askToWatch(ctx: Context, input: AskToWatchInput): Promise<{ trackingNumber: string }> {
  if (!ctx.mail.isSent) throw new ServiceError('unavailable', 'No mail server is set up here, so nobody can be told.')
  const fields = new FieldReader()
  const trackingNumber = readNumber(fields, input.trackingNumber)
  const email = fields.email('email', input.email, LONGEST_ADDRESS)
  if (email === null && !fields.problems.some(({ field }) => field === 'email')) {
    fields.wrong('email', 'missing', 'email is missing.')
  }
  const choices = readChoices(fields, input)
  fields.done()
  const told = (await glanceAtParcels(ctx, [trackingNumber])).get(trackingNumber)?.glance
  if (!told || email === null) throw new ServiceError('unavailable', 'The parcel could not be looked at.')
  const nowMs = ctx.clock()
  await inTransaction(ctx.database, async (transaction) => {
    await holdLock(transaction, `ask ${mailboxKey(email)} to watch`)
    const watcher = await watcherWithAddress(transaction, {
      channel: 'email',
      pushKeys: null,
      address: email,
      addressKey: addressKey(email),
      mailboxKey: mailboxKey(email),
      keySalt: newSalt(),
      zone: choices.zone,
      quiet: choices.quiet,
      nowMs,
    })
    const { active, pending } = await countWatches(transaction, watcher.id)
    if (watcher.refusedAtMs !== null || active >= MOST_WATCHES || pending >= MOST_PENDING) return
    const watch = { watcherId: watcher.id, trackingNumber, events: choices.events, told, createdAtMs: nowMs }
    const kept = await keepWatch(transaction, { ...watch, state: 'pending' })
    if (kept.state === 'pending' && (await mayAsk(transaction, watcher, nowMs)))
      await ask(ctx, transaction, watcher, nowMs)
  })
  return { trackingNumber }
}

/** The owner of a key adds a parcel, and need not be asked. @throws ServiceError `wrong-key`, `not-valid`, `too-many` */
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
    const watcher = await watcherWithKey(ctx, transaction, input.key)
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

async function mayAsk(transaction: Transaction, watcher: Watcher, nowMs: number): Promise<boolean> {
  const { address, confirmedAtMs } = watcher
  if (confirmedAtMs === null) {
    const { lastAskedStrangerAtMs: askedAtMs, isRefused } = await readMailbox(transaction, mailboxKey(address))
    return !isRefused && (askedAtMs === null || nowMs - askedAtMs >= ASK_STRANGERS_AGAIN_MS)
  }
  const asked = await countQuestions(transaction, { address: addressKey(address), sinceMs: nowMs - ASKED_WITHIN_MS })
  return asked < MOST_ASKED
}

async function ask(ctx: Context, transaction: Transaction, watcher: Watcher, nowMs: number): Promise<void> {
  const pending = (await readWatches(transaction, watcher.id)).filter(({ state }) => state === 'pending')
  const key = await watcherKey(ctx, watcher)
  const numbers = pending.map(({ trackingNumber }) => trackingNumber)
  const mail = ctx.watchWords.question({ numbers, key })
  await ctx.mail.queue(transaction, { to: watcher.address, ...mail, inquiryId: null, kind: 'confirmation' })
  await saveWatcher(transaction, { ...watcher, askedAtMs: nowMs })
}
