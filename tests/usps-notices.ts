import { createHmac } from 'node:crypto'

export const EVENTS_PATH = '/v1/sources/usps/events'
export const WEBHOOK_SECRET = 'a-secret-of-thirty-two-letters-1'
export const NUMBER = '9234691234567800000171'

export type NoticeParts = {
  timestamp?: string
  payload?: string
  subscriptionId?: string
  subscriptionType?: string
  secret?: string
}

/** One event of a tracking detail as USPS's webhooks have it. */
export function event(code: string, wording: string, at: string, more: object = {}): object {
  return {
    eventCode: code,
    eventType: wording,
    eventTimestamp: at,
    eventCity: 'MEMPHIS',
    eventState: 'TN',
    eventZIPCode: '38101',
    eventCountry: 'US',
    GMTOffset: at.slice(-6),
    ...more,
  }
}

export const ARRIVED = event('10', 'Arrived at USPS Regional Facility', '2026-11-19T03:14:00-06:00')
export const DELIVERED = event('01', 'Delivered, Front Door/Porch', '2026-11-20T09:30:00-06:00', {
  recipientName: 'A RECIPIENT',
  firm: 'SOME FIRM',
})

/** The payload of a notice. */
export function detail(events: readonly object[], more: object = {}): string {
  return JSON.stringify({
    trackingNumber: NUMBER,
    mailClass: 'Priority Mail<SUP>&reg;</SUP>',
    destinationZIPCode: '38103',
    status: 'Moving',
    trackingEvents: events,
    ...more,
  })
}

/** A notice and its signature. */
export function notice(parts: NoticeParts = {}): { body: string; signature: string } {
  const timestamp = parts.timestamp ?? '2026-11-20T11:59:58.123Z'
  const payload = parts.payload ?? detail([ARRIVED])
  const body = JSON.stringify({
    subscriptionId: parts.subscriptionId ?? '700100',
    subscriptionType: parts.subscriptionType ?? 'TRACKING',
    timestamp,
    payload,
  })
  const signature = createHmac('sha256', parts.secret ?? WEBHOOK_SECRET)
    .update(timestamp + payload)
    .digest('base64')
  return { body, signature }
}
