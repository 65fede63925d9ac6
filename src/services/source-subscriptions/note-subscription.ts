import { saveSubscription } from '#store/source-subscriptions.ts'
import type { Context } from '../context.ts'
import type { Subscription } from './subscriptions-api.ts'

/** Writes down what the source says of a subscription now; one that can't be read is left as it is noted. */
export async function noteSubscription(ctx: Context, source: string, subscription: Subscription): Promise<void> {
  const { id, listenerUrl, mailerId, trackingNumber } = subscription
  const subject = mailerId !== null ? { mailerId } : trackingNumber !== null ? { trackingNumber } : null
  if (!subject || !listenerUrl) return
  await saveSubscription(ctx.database, {
    source,
    id,
    subject,
    events: subscription.eventTypes,
    listenerUrl,
    adminEmails: subscription.adminEmails,
    status: subscription.status ?? 'UNKNOWN',
    expiresAtMs: momentOf(subscription.expiresAt),
    madeAtMs: momentOf(subscription.createdAt) ?? ctx.clock(),
    checkedAtMs: ctx.clock(),
  })
}

/** A time as the source wrote it, epoch milliseconds; one without a zone is UTC. Null where it is none. */
export function momentOf(text: string | null): number | null {
  if (text === null || !/^\d{4}-\d\d-\d\d/.test(text)) return null
  const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/i.test(text) || text.length === 10
  const ms = Date.parse(hasZone ? text : `${text}Z`)
  return Number.isNaN(ms) ? null : ms
}

/** What the source says now, filled up with what was known where it left something out. */
export function filledUp(said: Subscription, known: Omit<Partial<Subscription>, 'id'>): Subscription {
  return {
    id: said.id,
    listenerUrl: said.listenerUrl ?? known.listenerUrl ?? null,
    status: said.status ?? known.status ?? null,
    statusReason: said.statusReason,
    mailerId: said.mailerId ?? known.mailerId ?? null,
    trackingNumber: said.trackingNumber ?? known.trackingNumber ?? null,
    eventTypes: said.eventTypes.length > 0 ? said.eventTypes : (known.eventTypes ?? []),
    adminEmails: said.adminEmails.length > 0 ? said.adminEmails : (known.adminEmails ?? []),
    createdAt: said.createdAt ?? known.createdAt ?? null,
    statusChangedAt: said.statusChangedAt ?? known.statusChangedAt ?? null,
    expiresAt: said.expiresAt ?? known.expiresAt ?? null,
  }
}
