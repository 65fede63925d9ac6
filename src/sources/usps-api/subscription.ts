import type { SubscriptionEvents } from '#services/source-subscriptions/subscriptions-api.ts'
import { type Fields, fieldsOf, listIn, objectsIn, textIn } from './fields.ts'

/** A subscription as USPS tells it. It never holds the secret, whatever came. Times are as USPS wrote them. */
export type Subscription = {
  id: string
  listenerUrl: string | null
  /** `ENABLED`, `DISABLED`, `SUSPENDED` (the listener was not reached), or whatever else USPS writes. */
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

/** What a new subscription says. Either a Mailer ID of 6 or 9 digits or a tracking number. */
export type NewSubscription = {
  listenerUrl: string
  /** 32 characters, with which USPS signs. */
  secret: string
  adminEmails: readonly string[]
  filter: { mailerId: string } | { trackingNumber: string }
  eventTypes?: readonly SubscriptionEvents[]
}

/** What may change; the filter may not. */
export type SubscriptionChange = {
  listenerUrl?: string
  secret?: string
  status?: 'ENABLED' | 'DISABLED'
}

/** Reads a subscription; null where it has no id. */
export function decodeSubscription(value: unknown): Subscription | null {
  const fields = fieldsOf(value)
  const id = fields ? textIn(fields, 'subscriptionId', 'subscriptionID', 'id') : null
  if (!fields || id === null) return null
  const filter: Fields = fieldsOf(fields.filterProperties) ?? {}
  return {
    id,
    listenerUrl: textIn(fields, 'listenerURL', 'listenerUrl'),
    status: textIn(fields, 'status')?.toUpperCase() ?? null,
    statusReason: textIn(fields, 'statusReason'),
    mailerId: textIn(filter, 'MID', 'mid'),
    trackingNumber: textIn(filter, 'trackingNumber'),
    eventTypes: listIn(filter, 'trackingEventTypes').filter((one) => typeof one === 'string'),
    adminEmails: objectsIn(fields, 'adminNotification').flatMap((one) => textIn(one, 'email') ?? []),
    createdAt: textIn(fields, 'creationTimestamp'),
    statusChangedAt: textIn(fields, 'statusChangeTimestamp'),
    expiresAt: textIn(fields, 'expirationTimestamp'),
  }
}

/** A new subscription as USPS takes it. */
export function encodeSubscription(subscription: NewSubscription): Fields {
  const { filter } = subscription
  return {
    listenerURL: subscription.listenerUrl,
    secret: subscription.secret,
    adminNotification: subscription.adminEmails.map((email) => ({ email })),
    filterProperties: {
      ...('mailerId' in filter ? { MID: filter.mailerId } : { trackingNumber: filter.trackingNumber }),
      trackingEventTypes: subscription.eventTypes ?? ['ALL_UPDATES'],
    },
  }
}
