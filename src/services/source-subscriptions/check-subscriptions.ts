import { claimSubscriptionCheck, postponeSubscriptionCheck } from '#store/source-subscriptions.ts'
import type { Context } from '../context.ts'
import { listSubscriptions } from './list-subscriptions.ts'
import { momentOf } from './note-subscription.ts'
import { renewSubscription } from './renew-subscription.ts'
import type { SubscriptionParts } from './subscription-parts.ts'

const CHECK_EVERY_MS = 86_400_000
const TRY_AGAIN_MS = 3_600_000
/** USPS may end a subscription without traffic after 30 days and warns 5 days before; one that ends so soon is renewed. */
const NEAR_END_MS = 5 * 86_400_000

/**
 * Once a day, whichever server comes first: enables what the source suspended, and renews what is about to end. Costs
 * one call, and two for each renewal. What somebody disabled stays so.
 */
export async function checkSubscriptions(ctx: Context, parts: SubscriptionParts): Promise<void> {
  const { source } = parts.notices
  const nowMs = ctx.clock()
  if (!(await claimSubscriptionCheck(ctx.database, source, nowMs, nowMs - CHECK_EVERY_MS))) return
  const listed = await listSubscriptions(ctx, parts)
  if (!listed.ok) {
    ctx.log.warn({ source }, listed.message)
    await postponeSubscriptionCheck(ctx.database, source, nowMs - CHECK_EVERY_MS + TRY_AGAIN_MS)
    return
  }
  for (const one of listed.subscriptions) {
    const endsAtMs = momentOf(one.expiresAt)
    const isEnding = one.status === 'ENABLED' && endsAtMs !== null && endsAtMs - nowMs < NEAR_END_MS
    if (!one.isOurs || one.isGone || !(one.status === 'SUSPENDED' || isEnding)) continue
    const renewed = await renewSubscription(ctx, parts, { id: one.id, isNewSecret: false })
    if (renewed.ok) ctx.log.info({ subscription: one.id, was: one.status }, 'A subscription was renewed')
    else ctx.log.warn({ subscription: one.id }, renewed.message)
  }
}
