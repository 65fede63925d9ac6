import { readSubscriptions, type Subscription, type SubscriptionSearch } from '#store/subscriptions.ts'
import type { Context } from '../context.ts'

/** A page of a client's own subscriptions, the oldest first, and how many there are in all. */
export function listSubscriptions(
  ctx: Context,
  search: SubscriptionSearch,
): Promise<{ items: Subscription[]; total: number }> {
  return readSubscriptions(ctx.database, search)
}
