import type { SubscriptionFailure, SubscriptionRead, SubscriptionsApi } from './subscriptions-api.ts'

/** For a source that told no mark of the version. */
export const ANY_VERSION = '*'

/**
 * Reads a subscription and changes that version of it; where somebody changed it in between, or the mark of its version
 * was used up, once more.
 */
export async function withFreshVersion<T extends { ok: true }>(
  api: SubscriptionsApi,
  id: string,
  change: (read: SubscriptionRead) => Promise<T | SubscriptionFailure>,
): Promise<T | SubscriptionFailure> {
  const attempt = async () => {
    const read = await api.get(id)
    return read.ok ? change(read) : read
  }
  const first = await attempt()
  return !first.ok && 'refusal' in first && first.refusal === 'changed-meanwhile' ? attempt() : first
}
