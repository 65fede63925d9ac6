import { formatInstant } from '#domain/scans/at.ts'
import { readSubscriptions, type StoredSubscription } from '#store/source-subscriptions.ts'
import type { Context } from '../context.ts'
import { noteSubscription } from './note-subscription.ts'
import type { SubscriptionParts } from './subscription-parts.ts'
import type { Subscription, SubscriptionFailure } from './subscriptions-api.ts'

/**
 * `isGone`: it was noted here, and the source has it no more. `isOurs`: it was made here or tells this server; others
 * belong to other software that uses the same app.
 */
export type ListedSubscription = Subscription & { isOurs: boolean; isGone: boolean; lastHeardMs: number | null }

/** All subscriptions of the app at the source, and those of ours that vanished there; notes what it learns of ours. */
export async function listSubscriptions(
  ctx: Context,
  parts: SubscriptionParts,
): Promise<{ ok: true; subscriptions: ListedSubscription[] } | SubscriptionFailure> {
  const { source } = parts.notices
  const listed = await parts.api.list()
  if (!listed.ok) return listed
  const noted = new Map((await readSubscriptions(ctx.database, source)).map((one) => [one.id, one]))
  const present = listed.subscriptions.map((subscription) => ({
    ...subscription,
    isOurs: noted.has(subscription.id) || (parts.ourUrl !== null && subscription.listenerUrl === parts.ourUrl),
    isGone: false,
    lastHeardMs: noted.get(subscription.id)?.lastHeardMs ?? null,
  }))
  for (const subscription of present) {
    if (subscription.isOurs) await noteSubscription(ctx, source, subscription)
    noted.delete(subscription.id)
  }
  return { ok: true, subscriptions: [...present, ...[...noted.values()].map(goneOf)] }
}

function goneOf(noted: StoredSubscription): ListedSubscription {
  return {
    id: noted.id,
    listenerUrl: noted.listenerUrl,
    status: noted.status,
    statusReason: null,
    mailerId: null,
    trackingNumber: null,
    ...noted.subject,
    eventTypes: noted.events,
    adminEmails: noted.adminEmails,
    createdAt: formatInstant(noted.madeAtMs),
    statusChangedAt: null,
    expiresAt: noted.expiresAtMs === null ? null : formatInstant(noted.expiresAtMs),
    isOurs: true,
    isGone: true,
    lastHeardMs: noted.lastHeardMs,
  }
}
