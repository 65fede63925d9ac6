import type { ApiClient } from '#store/api-clients.ts'
import { type Subscription, type SubscriptionStatus, updateSubscription } from '#store/subscriptions.ts'
import type { Context } from '../context.ts'
import { readListenerUrl } from './read-listener-url.ts'

export type ChangeSubscriptionInput = {
  client: ApiClient
  /** As it was read. */
  before: Subscription
  listenerUrl?: string | undefined
  secret?: string | undefined
  status?: Exclude<SubscriptionStatus, 'SUSPENDED'> | undefined
}

/**
 * Changes where a subscription sends to, its secret, or whether it is on; enabling one anew begins its 30 days again.
 * Null where it was changed since it was read.
 * @throws ServiceError `not-valid` for a listener that can't be
 */
export async function changeSubscription(ctx: Context, input: ChangeSubscriptionInput): Promise<Subscription | null> {
  const { client, before, listenerUrl, secret, status } = input
  return updateSubscription(ctx.database, {
    clientId: client.clientId,
    id: before.id,
    version: before.version,
    listenerUrl: listenerUrl === undefined ? before.listenerUrl : readListenerUrl(listenerUrl, client.localWebhooks),
    secret: secret ?? null,
    status: status ?? before.status,
    atMs: ctx.clock(),
  })
}
