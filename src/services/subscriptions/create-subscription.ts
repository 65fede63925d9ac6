import type { ApiClient } from '#store/api-clients.ts'
import {
  countSubscriptions,
  type EventType,
  insertSubscription,
  type Subscription,
  type SubscriptionFilter,
  type SubscriptionStatus,
} from '#store/subscriptions.ts'
import { holdLock, inTransaction } from '#store/transaction.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { readAsked } from '../parcels/find-parcels.ts'
import { readListenerUrl } from './read-listener-url.ts'

const MOST_OF_CLIENT = 1_000

export type CreateSubscriptionInput = {
  client: ApiClient
  filter: SubscriptionFilter
  eventTypes: readonly EventType[]
  listenerUrl: string
  secret: string
  emails: readonly string[]
  status: Exclude<SubscriptionStatus, 'SUSPENDED'>
}

/**
 * Lets new scans of a mailer, or of one parcel, be posted to a client's listener.
 * @throws ServiceError `not-valid` for a listener or number that can't be, `not-allowed` for another mailer's parcels,
 * `too-many`
 */
export async function createSubscription(ctx: Context, input: CreateSubscriptionInput): Promise<Subscription> {
  const { client, secret, emails, status } = input
  const filter = readFilter(client, input.filter)
  const listenerUrl = readListenerUrl(input.listenerUrl, client.localWebhooks)
  ctx.jobs.expect()
  return inTransaction(ctx.database, async (transaction) => {
    await holdLock(transaction, `subscriptions ${client.clientId}`)
    if ((await countSubscriptions(transaction, client.clientId)) >= MOST_OF_CLIENT) {
      throw new ServiceError('too-many', `A client has at most ${MOST_OF_CLIENT} subscriptions.`)
    }
    return insertSubscription(transaction, {
      clientId: client.clientId,
      filter,
      eventTypes: [...input.eventTypes],
      listenerUrl,
      secret,
      emails: [...emails],
      status,
      atMs: ctx.clock(),
    })
  })
}

function readFilter(client: ApiClient, filter: SubscriptionFilter): SubscriptionFilter {
  if ('mid' in filter) {
    requireMailer(client, filter.mid)
    return filter
  }
  const { reading, trackingNumber } = readAsked(filter.trackingNumber)
  if (!reading) {
    const message = 'trackingNumber is no valid number.'
    throw new ServiceError('not-valid', message, [{ field: 'trackingNumber', code: 'not-valid', message }])
  }
  requireMailer(client, reading.mailerId ?? null)
  return { trackingNumber }
}

function requireMailer(client: ApiClient, mid: string | null): void {
  if (client.mids.length === 0 || (mid !== null && client.mids.includes(mid))) return
  throw new ServiceError(
    'not-allowed',
    `The client may not see the items of the Mailer ID (MID) ${mid ?? 'of this item'}.`,
  )
}
