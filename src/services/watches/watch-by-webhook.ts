import { randomUUID } from 'node:crypto'
import { holdLock, inTransaction } from '#store/transaction.ts'
import { watcherWithAddress } from '#store/watches/watchers.ts'
import { keepWatch } from '#store/watches/watches.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { FieldReader } from '../inquiries/read-fields.ts'
import { readUrlField } from '../outgoing/read-url-field.ts'
import { glanceAtParcels } from '../parcels/glance-of-parcel.ts'
import { LONGEST_URL } from '../webhooks/limits.ts'
import { newSecret } from '../webhooks/secret.ts'
import { ask, readNumber } from './ask-to-watch.ts'
import { mayTell } from './may-ask.ts'
import { type ChoicesInput, readChoices } from './read-choices.ts'
import { newSalt, watchSecret } from './watcher-key.ts'

/**
 * Somebody wants news of a parcel to be posted to an address: it is sent one signed question first, with the key that says
 * yes. Each time that somebody asks makes a watcher with a secret of its own, so that nobody learns another's. What comes
 * back is the same whether the address is asked or was asked lately: then the secret signs nothing.
 * @throws ServiceError `not-valid` naming every field that is wrong
 */
export async function watchByWebhook(
  ctx: Context,
  input: ChoicesInput & { trackingNumber: string; url: string },
): Promise<{ trackingNumber: string; secret: string }> {
  const fields = new FieldReader()
  const trackingNumber = readNumber(fields, input.trackingNumber)
  const url = readUrlField(fields, input.url, { field: 'url', longest: LONGEST_URL, mayBePrivate: ctx.mayCallNearby })
  const choices = readChoices(fields, input)
  fields.done()
  const told = (await glanceAtParcels(ctx, [trackingNumber])).get(trackingNumber)?.glance
  if (!told) throw new ServiceError('unavailable', 'The parcel could not be looked at.')
  const { hostname, host, pathname } = new URL(url)
  const owner = `webhook ${host}${pathname}`
  // All ports are one machine, and a dot at its end changes no name.
  const group = `webhook ${hostname.replace(/\.$/, '')}`
  const nowMs = ctx.clock()
  return inTransaction(ctx.database, async (transaction) => {
    await holdLock(transaction, `ask ${owner} to watch`)
    const target = { channel: 'webhook', owner, group }
    if (!(await mayTell(ctx, transaction, target, true))) return { trackingNumber, secret: newSecret() }
    const watcher = await watcherWithAddress(transaction, {
      channel: 'webhook',
      pushKeys: null,
      address: url,
      addressKey: `${url}\n${randomUUID()}`,
      mailboxKey: owner,
      keySalt: newSalt(),
      zone: choices.zone,
      quiet: choices.quiet,
      nowMs,
    })
    const watch = { watcherId: watcher.id, trackingNumber, events: choices.events, told, createdAtMs: nowMs }
    await keepWatch(transaction, { ...watch, state: 'pending' })
    await ask(ctx, transaction, watcher)
    return { trackingNumber, secret: await watchSecret(ctx, watcher) }
  })
}
