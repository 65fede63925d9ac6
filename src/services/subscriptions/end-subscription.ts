import { deleteSubscription, type Subscription } from '#store/subscriptions.ts'
import type { Context } from '../context.ts'

/** Ends a subscription as it was read. False where it was changed since. */
export function endSubscription(ctx: Context, { clientId, id, version }: Subscription): Promise<boolean> {
  return deleteSubscription(ctx.database, { clientId, id, version })
}
