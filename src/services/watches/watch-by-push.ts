import { ECDH } from 'node:crypto'
import { inTransaction } from '#store/transaction.ts'
import { type PushKeys, saveWatcher, watcherWithAddress } from '#store/watches/watchers.ts'
import { countWatches, keepWatch, type Watch } from '#store/watches/watches.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { FieldReader } from '../inquiries/read-fields.ts'
import { readUrlField } from '../outgoing/read-url-field.ts'
import { glanceAtParcels } from '../parcels/glance-of-parcel.ts'
import { lookSoon, readNumber } from './ask-to-watch.ts'
import { MOST_WATCHES } from './limits.ts'
import { type ChoicesInput, readChoices } from './read-choices.ts'
import { newSalt, watcherKey } from './watcher-key.ts'

const LONGEST_ENDPOINT = 1_000
/** An uncompressed point of P-256, and 16 bytes (RFC 8291). */
const P256DH = /^[\w-]{87}=?$/
const AUTH = /^[\w-]{22}={0,2}$/

/** A subscription as browsers give it. */
export type PushSubscriptionInput = { endpoint: string; keys: PushKeys }

/**
 * A browser wants to be told of a parcel: whoever holds it has said yes there. `key` opens the own page, as those of mails.
 * @throws ServiceError `not-valid` naming every field that is wrong, `too-many`
 */
export async function watchByPush(
  ctx: Context,
  input: ChoicesInput & { trackingNumber: string; subscription: PushSubscriptionInput },
): Promise<{ watch: Watch; key: string }> {
  const fields = new FieldReader()
  const trackingNumber = readNumber(fields, input.trackingNumber)
  const { endpoint, pushKeys } = readSubscription(fields, input.subscription, ctx.mayCallNearby)
  const choices = readChoices(fields, input)
  fields.done()
  const told = (await glanceAtParcels(ctx, [trackingNumber])).get(trackingNumber)?.glance
  if (!told) throw new ServiceError('unavailable', 'The parcel could not be looked at.')
  const createdAtMs = ctx.clock()
  return inTransaction(ctx.database, async (transaction) => {
    const watcher = await watcherWithAddress(transaction, {
      channel: 'web-push',
      address: endpoint,
      addressKey: endpoint,
      mailboxKey: endpoint,
      pushKeys,
      keySalt: newSalt(),
      zone: choices.zone,
      quiet: choices.quiet,
      nowMs: createdAtMs,
    })
    if ((await countWatches(transaction, watcher.id)).active >= MOST_WATCHES) {
      throw new ServiceError('too-many', `At most ${MOST_WATCHES} parcels can be watched.`)
    }
    await saveWatcher(transaction, { ...watcher, confirmedAtMs: watcher.confirmedAtMs ?? createdAtMs })
    const { events } = choices
    const watch = await keepWatch(transaction, {
      watcherId: watcher.id,
      trackingNumber,
      events,
      told,
      createdAtMs,
      state: 'active',
    })
    await lookSoon(ctx, transaction, watcher.id, [trackingNumber])
    for (const source of ctx.sources) source.wanted?.([trackingNumber])
    return { watch, key: await watcherKey(ctx, watcher) }
  })
}

function readSubscription(
  fields: FieldReader,
  { endpoint, keys }: PushSubscriptionInput,
  mayBePrivate: boolean,
): { endpoint: string; pushKeys: PushKeys } {
  const field = 'subscription.endpoint'
  const url = readUrlField(fields, endpoint, { field, longest: LONGEST_ENDPOINT, mayBePrivate })
  if (!isKeyOfBrowser(keys.p256dh))
    fields.wrong('subscription.keys.p256dh', 'not-valid', 'p256dh is a key of a browser.')
  if (!AUTH.test(keys.auth)) fields.wrong('subscription.keys.auth', 'not-valid', 'auth is a secret of a browser.')
  return { endpoint: url, pushKeys: { p256dh: keys.p256dh, auth: keys.auth } }
}

/** Whether something can be encrypted for it: not every 65 bytes are a point of the curve. */
function isKeyOfBrowser(p256dh: string): boolean {
  if (!P256DH.test(p256dh)) return false
  try {
    ECDH.convertKey(Buffer.from(p256dh, 'base64url'), 'prime256v1')
    return true
  } catch {
    return false
  }
}
