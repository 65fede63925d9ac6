import { forgetSubscription, readSubscriptions } from '#store/source-subscriptions.ts'
import type { Context } from '../context.ts'
import type { SubscriptionParts } from './subscription-parts.ts'
import type { SubscriptionFailure } from './subscriptions-api.ts'
import { ANY_VERSION, withFreshVersion } from './with-fresh-version.ts'

/** Ends a subscription. One that the source has no more is forgotten; one that nobody knows is `not-found`. */
export async function removeSubscription(
  ctx: Context,
  parts: SubscriptionParts,
  id: string,
): Promise<{ ok: true } | SubscriptionFailure> {
  const { source } = parts.notices
  const removed = await withFreshVersion(parts.api, id, ({ etag }) => parts.api.delete(id, etag ?? ANY_VERSION))
  const isNoted = async () => (await readSubscriptions(ctx.database, source)).some((one) => one.id === id)
  if (!removed.ok && !(isNotFound(removed) && (await isNoted()))) return removed
  await forgetSubscription(ctx.database, source, id)
  return { ok: true }
}

function isNotFound(failure: SubscriptionFailure): boolean {
  return 'refusal' in failure && failure.refusal === 'not-found'
}
