import { EVENT_TYPES, type EventType, readSubscription, type Subscription } from '#store/subscriptions.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'

export { EVENT_TYPES, type EventType, type Subscription }

/** One of a client's own subscriptions. @throws ServiceError `not-found` */
export async function findSubscription(
  ctx: Context,
  { clientId, id }: { clientId: string; id: number },
): Promise<Subscription> {
  const found = await readSubscription(ctx.database, clientId, id)
  if (!found) throw new ServiceError('not-found', `There is no subscription ${id}.`)
  return found
}
