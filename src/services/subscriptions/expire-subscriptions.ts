import { deleteIdleSubscriptions } from '#store/subscriptions.ts'
import type { Context } from '../context.ts'

/** So long a subscription may be without traffic, as at USPS. */
export const IDLE_MS = 30 * 86_400_000

/** Ends subscriptions that have long had nothing to send. Returns how many. */
export function expireSubscriptions({ database, clock }: Pick<Context, 'database' | 'clock'>): Promise<number> {
  return deleteIdleSubscriptions(database, clock() - IDLE_MS)
}
