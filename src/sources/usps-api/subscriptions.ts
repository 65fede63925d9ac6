import { uspsFaults, uspsSubscriptions } from '#words/en/usps-api.ts'
import type { ApiCall, UspsClient } from './client.ts'
import { readError } from './envelope.ts'
import { type Failure, failure } from './failure.ts'
import { type Fields, fieldsOf, listIn, numberIn } from './fields.ts'
import type { HttpReply } from './http.ts'
import { judge } from './judge.ts'
import {
  decodeSubscription,
  encodeSubscription,
  type NewSubscription,
  type Subscription,
  type SubscriptionChange,
} from './subscription.ts'
import { unreadable } from './unreadable.ts'

/** Why one subscription was not made, changed or deleted, where the call itself went well. */
export type SubscriptionRefusal = {
  ok: false
  /** `changed-meanwhile`: read it again; its ETag is used up or older than an hour. */
  refusal: 'not-valid' | 'not-found' | 'changed-meanwhile' | 'exists' | 'not-allowed'
  message: string
}

export type SubscriptionResult = { ok: true; subscription: Subscription; etag: string | null }

/** USPS's webhooks: one subscription for each Mailer ID or number. */
export type Subscriptions = {
  /** All that the app has, of one Mailer ID where it is named. */
  list(filter?: {
    mailerId?: string
    trackingNumber?: string
  }): Promise<{ ok: true; subscriptions: Subscription[] } | SubscriptionRefusal | Failure>
  /** One with its ETag, which a change needs; it is good for one change within an hour. */
  get(id: string): Promise<SubscriptionResult | SubscriptionRefusal | Failure>
  create(subscription: NewSubscription): Promise<SubscriptionResult | SubscriptionRefusal | Failure>
  update(
    id: string,
    etag: string,
    change: SubscriptionChange,
  ): Promise<SubscriptionResult | SubscriptionRefusal | Failure>
  delete(id: string, etag: string): Promise<{ ok: true } | SubscriptionRefusal | Failure>
}

const PATH = '/subscriptions-tracking/v3r2/subscriptions'
const PER_PAGE = 100
const MOST_PAGES = 20

export function createSubscriptions(client: UspsClient): Subscriptions {
  async function call(
    request: Pick<ApiCall, 'method' | 'isRepeatable'> &
      Partial<Pick<ApiCall, 'headers' | 'json' | 'query' | 'secrets'>>,
    id?: string,
  ): Promise<HttpReply | SubscriptionRefusal | Failure> {
    const path = id === undefined ? PATH : `${PATH}/${encodeURIComponent(id)}`
    const reply = await client.call({ purpose: 'subscriptions', scope: 'subscriptions-tracking', path, ...request })
    return reply.ok && reply.status >= 400 ? refusalOf(reply) : reply
  }

  async function get(id: string): Promise<SubscriptionResult | SubscriptionRefusal | Failure> {
    const reply = await call({ method: 'GET', isRepeatable: true }, id)
    return reply.ok ? one(reply, null) : reply
  }

  return {
    get,
    async list(filter = {}) {
      const subscriptions = new Map<string, Subscription>()
      for (let page = 0; page < MOST_PAGES; page++) {
        const query = {
          MID: filter.mailerId,
          trackingNumber: filter.trackingNumber,
          offset: page * PER_PAGE,
          limit: PER_PAGE,
        }
        const reply = await call({ method: 'GET', query, isRepeatable: true })
        if (!reply.ok) return reply
        const read = pageOf(reply)
        if (!read) return unreadable(reply.body)
        const before = subscriptions.size
        for (const subscription of read.subscriptions) subscriptions.set(subscription.id, subscription)
        // A server that ignores `offset` tells the same page for ever.
        const isLast =
          subscriptions.size === before || read.listed < PER_PAGE || subscriptions.size >= (read.total ?? Infinity)
        if (isLast) break
      }
      return { ok: true, subscriptions: [...subscriptions.values()] }
    },
    async create(subscription) {
      const json = encodeSubscription(subscription)
      // Sent once: where the answer was lost, the list tells whether it was made.
      const reply = await call({ method: 'POST', json, isRepeatable: false, secrets: [subscription.secret] })
      return reply.ok ? one(reply, idIn(reply.headers.get('location'))) : reply
    },
    async update(id, etag, change) {
      const json: Fields = {}
      if (change.listenerUrl !== undefined) json.listenerURL = change.listenerUrl
      if (change.secret !== undefined) json.secret = change.secret
      if (change.status !== undefined) json.status = change.status
      const secrets = change.secret === undefined ? [] : [change.secret]
      const reply = await call({ method: 'PUT', json, headers: { 'if-match': etag }, isRepeatable: false, secrets }, id)
      return reply.ok ? one(reply, id) : reply
    },
    async delete(id, etag) {
      const reply = await call({ method: 'DELETE', headers: { 'if-match': etag }, isRepeatable: false }, id)
      return reply.ok ? { ok: true } : reply
    },
  }

  /** The subscription of an answer; where only its id is known (`Location`), that alone. */
  function one(reply: HttpReply, id: string | null): SubscriptionResult | Failure {
    const value = reply.body.kind === 'json' ? reply.body.value : null
    const subscription = decodeSubscription(value) ?? decodeSubscription({ ...fieldsOf(value), subscriptionId: id })
    return subscription ? { ok: true, subscription, etag: reply.headers.get('etag') } : unreadable(reply.body)
  }
}

function pageOf(reply: HttpReply): { subscriptions: Subscription[]; listed: number; total: number | null } | null {
  const value = reply.body.kind === 'json' ? reply.body.value : null
  const fields: Fields | null = Array.isArray(value) ? { subscriptions: value } : fieldsOf(value)
  if (!fields || !('subscriptions' in fields || 'metadata' in fields)) return null
  const listed = listIn(fields, 'subscriptions')
  return {
    subscriptions: listed.flatMap((item) => decodeSubscription(item) ?? []),
    listed: listed.length,
    total: numberIn(fieldsOf(fields.metadata) ?? {}, 'totalCount'),
  }
}

function idIn(location: string | null): string | null {
  return /\/subscriptions\/([^/?#]+)/.exec(location ?? '')?.[1] ?? null
}

const REFUSALS: Readonly<Record<number, SubscriptionRefusal['refusal']>> = {
  400: 'not-valid',
  403: 'not-allowed',
  404: 'not-found',
  409: 'exists',
  412: 'changed-meanwhile',
  422: 'not-valid',
  428: 'changed-meanwhile',
}

function refusalOf(reply: HttpReply): SubscriptionRefusal | Failure {
  const { status, body } = reply
  const judgement = judge(status, body)
  const refusal = REFUSALS[status]
  // A web page, or the gateway's own words, speak of the call and not of the subscription.
  const isOfGateway =
    body.kind === 'not-json' || (judgement.kind === 'call' && body.kind === 'json' && [400, 403, 404].includes(status))
  if (refusal === undefined || isOfGateway) {
    return judgement.kind === 'call' ? judgement.failure : failure('outage', uspsFaults.failed(status, null))
  }
  const said = readError(body.kind === 'json' ? body.value : null).message
  return { ok: false, refusal, message: uspsSubscriptions[refusal](said) }
}
