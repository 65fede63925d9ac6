import { ageWords, dateWords } from './dates.ts'

/** Why a webhook of USPS could not be read, for whoever runs the server. */
export const uspsNoticeProblems = {
  notJson: () => 'The notice is not JSON.',
  otherType: (type: string) => `It is of the type ${JSON.stringify(type)}, which we do not know.`,
  payloadNotJson: () => 'Its payload is not JSON.',
  parcels: (count: number) => `Its payload tells of ${count} parcels.`,
  otherShape: (what: string) => `It tells of a parcel with ${what}.`,
  dropped: (count: number) =>
    count === 1
      ? 'One of its events has no time or says nothing.'
      : `${count} of its events have no time or say nothing.`,
} as const

type SubscriptionWords = {
  id: string
  mailerId: string | null
  trackingNumber: string | null
  eventTypes: readonly string[]
  status: string | null
  statusReason: string | null
  listenerUrl: string | null
  /** Days, `YYYY-MM-DD`. */
  expiresOn: string | null
  /** How long ago it was last heard; null: never. */
  heardMs: number | null
  isOurs: boolean
  isGone: boolean
}

/** A subscription in two or three lines: what it tells, how it stands, and what to do where it does not tell. */
export function subscriptionLines(one: SubscriptionWords): string[] {
  const subject =
    one.mailerId !== null
      ? `all parcels of Mailer ID ${one.mailerId}`
      : one.trackingNumber !== null
        ? `parcel ${one.trackingNumber}`
        : 'a subject that we can’t read'
  const events = one.eventTypes.join(', ') || 'ALL_UPDATES'
  return [`${one.id}  ${subject}, ${events}`, ...standing(one).map((line) => `    ${line}`)]
}

function standing(one: SubscriptionWords): string[] {
  if (one.isGone) {
    return [
      'USPS has it no more: it ran out or was deleted.',
      `Make it anew, and forget this one: subscribe remove ${one.id}`,
    ]
  }
  const tells = `tells ${one.listenerUrl ?? 'an address that we can’t read'}`
  if (!one.isOurs) return [`${statusWords(one)}; ${tells}, which is not this server`]
  const heard = one.heardMs === null ? 'nothing heard yet' : `last heard ${ageWords(one.heardMs)}`
  const lines = [`${statusWords(one)}; ${heard}; ${tells}`]
  if (one.status === 'SUSPENDED') {
    lines.push(`USPS could not reach that address. See what is wrong: usps check. Then: subscribe renew ${one.id}`)
  }
  if (one.status === 'DISABLED') lines.push(`Somebody switched it off. To switch it on: subscribe renew ${one.id}`)
  return lines
}

function statusWords({ status, statusReason, expiresOn, isGone }: SubscriptionWords): string {
  const reason = statusReason ? ` (${statusReason})` : ''
  const until = expiresOn && !isGone ? ` until ${dateWords(expiresOn)}` : ''
  return `${status ?? 'status not known'}${reason}${until}`
}

export const subscriptionSays = {
  none: () => 'There are no subscriptions. Make one: usps subscribe --mid MAILER-ID --email YOU@EXAMPLE.ORG',
  added: (id: string) => `Subscription ${id} is made. USPS tells this server of each new scan from now on.`,
  renewed: (id: string, isNewSecret: boolean) =>
    `Subscription ${id} is enabled${isNewSecret ? ', with a new secret; the one before stays good for a day' : ''}.`,
  removed: (id: string) => `Subscription ${id} is ended.`,
  noCredentials: () =>
    'Set USPS_CLIENT_ID and USPS_CLIENT_SECRET to those of your app at developers.usps.com: see docs/usps-for-shippers.md.',
} as const

type NoticeWords = { id: number; receivedAt: string; state: string; problem: string | null }

/** A webhook that is kept and whose scans are not recorded, in one line. */
export function noticeLine({ id, receivedAt, state, problem }: NoticeWords): string {
  return `${id}  ${receivedAt}  ${state}  ${problem ?? 'cut off by a stop; it is taken by itself'}`
}
