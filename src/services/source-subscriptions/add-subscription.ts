import { parseTrackingNumber } from '#domain/tracking-number/parse.ts'
import { readSubscriptions, type StoredSubscription } from '#store/source-subscriptions.ts'
import type { Context } from '../context.ts'
import { type FieldError, ServiceError } from '../errors.ts'
import { webhookSecret } from '../notices/webhook-secret.ts'
import { filledUp, noteSubscription } from './note-subscription.ts'
import type { SubscriptionParts } from './subscription-parts.ts'
import {
  SUBSCRIPTION_EVENTS,
  type SubscriptionEvents,
  type SubscriptionFailure,
  type SubscriptionRead,
  type SubscriptionSubject,
} from './subscriptions-api.ts'

const MOST_EMAILS = 3
const LONGEST_EMAIL = 50
const MAILER_ID = /^\d{6}(?:\d{3})?$/
const EMAIL = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/

export type AddSubscriptionInput = {
  /** One of the two. */
  mailerId?: string | undefined
  trackingNumber?: string | undefined
  /** All updates where none is named. */
  events?: readonly string[] | undefined
  /** To whom the source writes of trouble. */
  adminEmails: readonly string[]
  /** As `listenerUrl` checked it. */
  listenerUrl: string
}

/**
 * Asks the source to tell of all parcels of a mailer, or of one parcel. One like it that was made here is not made again:
 * each event would come twice.
 * @throws ServiceError naming the fields that are wrong
 */
export async function addSubscription(
  ctx: Context,
  parts: SubscriptionParts,
  input: AddSubscriptionInput,
): Promise<SubscriptionRead | SubscriptionFailure> {
  const { filter, eventTypes, adminEmails } = checked(input)
  const { listenerUrl } = input
  const twin = await likeIt(ctx, parts.notices.source, { subject: filter, events: eventTypes, listenerUrl })
  if (twin) return { ok: false, refusal: 'exists', message: `Subscription ${twin} tells that address of it already.` }
  const secret = await webhookSecret(ctx, parts.notices)
  const made = await parts.api.create({ filter, eventTypes, adminEmails, secret, listenerUrl })
  if (!made.ok) return made
  const subscription = filledUp(made.subscription, {
    ...filter,
    eventTypes,
    adminEmails,
    listenerUrl,
    status: 'ENABLED',
  })
  await noteSubscription(ctx, parts.notices.source, subscription)
  return { ...made, subscription }
}

/** The id of a noted subscription that tells the same to the same address. */
async function likeIt(
  ctx: Context,
  source: string,
  wanted: Pick<StoredSubscription, 'subject' | 'events' | 'listenerUrl'>,
): Promise<string | null> {
  const noted = await readSubscriptions(ctx.database, source)
  const text = (one: typeof wanted) => JSON.stringify([one.subject, [...one.events].sort(), one.listenerUrl])
  return noted.find((one) => text(one) === text(wanted))?.id ?? null
}

function checked(input: AddSubscriptionInput): {
  filter: SubscriptionSubject
  eventTypes: SubscriptionEvents[]
  adminEmails: string[]
} {
  const problems: FieldError[] = []
  const refuse = (field: string, code: string, message: string) => problems.push({ field, code, message })
  const { mailerId, trackingNumber } = input
  const number = trackingNumber === undefined ? null : uspsNumber(trackingNumber)
  if ((mailerId === undefined) === (trackingNumber === undefined)) {
    refuse('mailerId', 'missing', 'Name a Mailer ID or a tracking number, and not both.')
  } else if (mailerId !== undefined && !MAILER_ID.test(mailerId)) {
    refuse('mailerId', 'not-a-mailer-id', 'A Mailer ID has 6 or 9 digits.')
  } else if (trackingNumber !== undefined && number === null) {
    refuse('trackingNumber', 'not-a-tracking-number', `${trackingNumber} is no tracking number of USPS.`)
  }
  const events = [...new Set((input.events?.length ? input.events : ['ALL_UPDATES']).map((name) => name.toUpperCase()))]
  const known = SUBSCRIPTION_EVENTS.filter((name) => events.includes(name))
  if (known.length < events.length) {
    refuse('events', 'not-a-token', `Events are ${SUBSCRIPTION_EVENTS.join(', ')}.`)
  } else if (mailerId === undefined && known.includes('SCAN_EVENT_EXTRACT')) {
    refuse('events', 'not-valid', 'SCAN_EVENT_EXTRACT is for the parcels of a Mailer ID, not for one parcel.')
  }
  const emails = input.adminEmails.map((email) => email.trim())
  if (emails.length === 0 || emails.length > MOST_EMAILS) {
    refuse('adminEmails', 'missing', `Name one to ${MOST_EMAILS} addresses to which USPS writes of trouble.`)
  }
  for (const email of emails) {
    if (!EMAIL.test(email)) refuse('adminEmails', 'not-an-email', `${email} is no email address.`)
    if (email.length > LONGEST_EMAIL) {
      refuse('adminEmails', 'too-long', `USPS takes email addresses of at most ${LONGEST_EMAIL} characters.`)
    }
  }
  const first = problems[0]
  if (first) throw new ServiceError('not-valid', first.message, problems)
  return {
    filter: mailerId !== undefined ? { mailerId } : { trackingNumber: number ?? '' },
    eventTypes: known,
    adminEmails: emails,
  }
}

function uspsNumber(text: string): string | null {
  const reading = parseTrackingNumber(text).find(({ valid, carrier }) => valid && carrier === 'usps')
  return reading?.trackingNumber ?? null
}
