import type { Context as HonoContext } from 'hono'
import { IDLE_MS } from '#services/subscriptions/expire-subscriptions.ts'
import type { Subscription } from '#services/subscriptions/find-subscription.ts'
import { ownAddress } from './own-address.ts'
import { wrongShape } from './usps-error.ts'

const USUAL_LIMIT = 20
const MOST_LIMIT = 100
const MOST_OFFSET = 1_000_000

export type Page = { offset: number; limit: number }

/** A subscription as it travels. Its secret never does. */
export function subscriptionBody(one: Subscription): object {
  const { filter } = one
  return {
    subscriptionId: String(one.id),
    listenerURL: one.listenerUrl,
    adminNotification: one.emails.map((email) => ({ email })),
    filterProperties: {
      ...('mid' in filter ? { MID: filter.mid } : { trackingNumber: filter.trackingNumber }),
      trackingEventTypes: one.eventTypes,
    },
    status: one.status,
    statusReason: one.statusReason ?? undefined,
    creationTimestamp: moment(one.createdAtMs),
    statusChangeTimestamp: moment(one.statusChangedAtMs),
    expirationTimestamp: moment(one.lastTrafficAtMs + IDLE_MS),
  }
}

/** Which part of a list is asked for. @throws UspsError 400 */
export function readPage(c: HonoContext): Page {
  return {
    offset: whole(c, 'offset', 0, 0, MOST_OFFSET),
    limit: whole(c, 'limit', USUAL_LIMIT, 1, MOST_LIMIT),
  }
}

/** What a list says of itself. */
export function pageMetadata(c: HonoContext, { offset, limit }: Page, totalCount: number): object {
  const link = (rel: string, from: number) => {
    const url = new URL(ownAddress(c) + c.req.path + new URL(c.req.url).search)
    url.searchParams.set('offset', String(from))
    url.searchParams.set('limit', String(limit))
    const json = 'application/json'
    return { rel: [rel], title: rel, href: url.href, method: 'GET', submissionMediaType: json, targetMediaType: json }
  }
  return {
    totalCount,
    page: Math.floor(offset / limit) + 1,
    totalPages: Math.ceil(totalCount / limit),
    limit,
    offset,
    links: [
      link('self', offset),
      ...(offset > 0 ? [link('prev', Math.max(0, offset - limit))] : []),
      ...(offset + limit < totalCount ? [link('next', offset + limit)] : []),
    ],
  }
}

function whole(c: HonoContext, name: string, usual: number, least: number, most: number): number {
  const text = c.req.query(name)
  if (text === undefined) return usual
  const value = /^\d{1,9}$/.test(text) ? Number(text) : -1
  if (value < least || value > most) throw wrongShape(`${name} is a whole number from ${least} to ${most}`)
  return value
}

function moment(ms: number): string {
  return new Date(ms).toISOString()
}
