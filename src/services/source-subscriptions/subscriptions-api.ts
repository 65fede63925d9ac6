import type { SubscriptionSubject } from '#store/source-subscriptions.ts'
import type { CallFault } from '../ports/tracking-source.ts'

export type { SubscriptionSubject } from '#store/source-subscriptions.ts'

/** What a subscription may tell of, as USPS names it. The last is for a mailer's parcels only. */
export const SUBSCRIPTION_EVENTS = [
  'ALL_UPDATES',
  'DELIVERY_ACTIVITY',
  'PACKAGE_DELAYED',
  'SCAN_EVENT_EXTRACT',
] as const

export type SubscriptionEvents = (typeof SUBSCRIPTION_EVENTS)[number]

/** A subscription as its source has it now. What can't be read is null; times are as the source wrote them. */
export type Subscription = {
  id: string
  listenerUrl: string | null
  /** ENABLED, DISABLED, SUSPENDED (the listener was not reached), or a word that we don't know. */
  status: string | null
  statusReason: string | null
  mailerId: string | null
  trackingNumber: string | null
  eventTypes: string[]
  adminEmails: string[]
  createdAt: string | null
  statusChangedAt: string | null
  expiresAt: string | null
}

export type NewSubscription = {
  listenerUrl: string
  secret: string
  adminEmails: readonly string[]
  filter: SubscriptionSubject
  eventTypes: readonly SubscriptionEvents[]
}

/** Why nothing came of a wish: what the source said of the subscription, or why the call as a whole failed. */
export type SubscriptionFailure =
  | {
      ok: false
      refusal: 'not-valid' | 'not-found' | 'changed-meanwhile' | 'exists' | 'not-allowed'
      message: string
    }
  | { ok: false; fault: CallFault; message: string; retryAtMs: number | null }

/** One subscription, with the mark of its version that a change must name. */
export type SubscriptionRead = { ok: true; subscription: Subscription; etag: string | null }

/** A source's own book of subscriptions. Never throws for what the other side does. */
export type SubscriptionsApi = {
  list(filter?: { mailerId?: string }): Promise<{ ok: true; subscriptions: Subscription[] } | SubscriptionFailure>
  get(id: string): Promise<SubscriptionRead | SubscriptionFailure>
  create(wanted: NewSubscription): Promise<SubscriptionRead | SubscriptionFailure>
  update(
    id: string,
    etag: string,
    change: { listenerUrl?: string; secret?: string; status?: 'ENABLED' | 'DISABLED' },
  ): Promise<SubscriptionRead | SubscriptionFailure>
  delete(id: string, etag: string): Promise<{ ok: true } | SubscriptionFailure>
}
