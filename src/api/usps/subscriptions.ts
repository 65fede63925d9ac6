import type { Hono, Context as HonoContext } from 'hono'
import type { ApiClient } from '#services/api-clients/add-client.ts'
import type { Context } from '#services/context.ts'
import { changeSubscription } from '#services/subscriptions/change-subscription.ts'
import { createSubscription } from '#services/subscriptions/create-subscription.ts'
import { endSubscription } from '#services/subscriptions/end-subscription.ts'
import { findSubscription, type Subscription } from '#services/subscriptions/find-subscription.ts'
import { listSubscriptions } from '#services/subscriptions/list-subscriptions.ts'
import { readJson } from '../read-body.ts'
import type { LetIn } from './let-in.ts'
import { ownAddress } from './own-address.ts'
import { pageMetadata, readPage, subscriptionBody } from './subscription-body.ts'
import { readChange, readNewSubscription, readSearch } from './subscription-input.ts'
import { UspsError, wrongShape } from './usps-error.ts'

const MOST_BYTES = 16 * 1024
const SCOPE = 'subscriptions-tracking'
const PATH = '/subscriptions-tracking/v3r2/subscriptions'

/** `/subscriptions-tracking/v3r2/subscriptions`: a client's own subscriptions. */
export function addSubscriptions(app: Hono, { ctx, letIn }: { ctx: Context; letIn: LetIn }): void {
  app.get(PATH, async (c) => {
    const client = await letIn(c, SCOPE)
    const page = readPage(c)
    const { mids, trackingNumber } = readSearch(c.req.query('MID'), c.req.query('trackingNumber'))
    const { items, total } = await listSubscriptions(ctx, {
      clientId: client.clientId,
      mids,
      trackingNumber,
      ...page,
    })
    return c.json({ subscriptions: items.map(subscriptionBody), metadata: pageMetadata(c, page, total) })
  })

  app.post(PATH, async (c) => {
    const client = await letIn(c, SCOPE)
    const created = await createSubscription(ctx, { client, ...readNewSubscription(await readJson(c, MOST_BYTES)) })
    c.header('location', `${ownAddress(c)}${c.req.path}/${created.id}`)
    return answer(c, created, 201)
  })

  app.get(`${PATH}/:id`, async (c) => answer(c, await ofClient(c, await letIn(c, SCOPE)), 200))

  app.put(`${PATH}/:id`, async (c) => {
    const client = await letIn(c, SCOPE)
    const change = readChange(await readJson(c, MOST_BYTES))
    const before = await ofClient(c, client)
    requireMatch(c, before)
    const keepsFilter = change.filter === undefined || sameFilter(change.filter, before.filter)
    const keepsTypes = change.eventTypes === undefined || sameList(change.eventTypes, before.eventTypes)
    if (!keepsFilter || !keepsTypes) {
      throw wrongShape('filterProperties can not be changed: delete the subscription and make another')
    }
    const changed = await changeSubscription(ctx, { client, before, ...change })
    if (!changed) throw changedSince()
    return answer(c, changed, 200)
  })

  app.delete(`${PATH}/:id`, async (c) => {
    const before = await ofClient(c, await letIn(c, SCOPE))
    requireMatch(c, before)
    if (!(await endSubscription(ctx, before))) throw changedSince()
    return c.body(null, 204)
  })

  async function ofClient(c: HonoContext, client: ApiClient): Promise<Subscription> {
    const id = c.req.param('id') ?? ''
    if (!/^\d{1,15}$/.test(id)) throw wrongShape('subscriptionId is a number')
    return findSubscription(ctx, { clientId: client.clientId, id: Number(id) })
  }
}

function answer(c: HonoContext, subscription: Subscription, status: 200 | 201): Response {
  return c.json(subscriptionBody(subscription), status, { etag: etagOf(subscription) })
}

function etagOf({ id, version }: Subscription): string {
  return `"${id}-${version}"`
}

/** A change names the state that it is about, so that nobody writes over what he has not seen. */
function requireMatch(c: HonoContext, subscription: Subscription): void {
  const given = c.req.header('if-match')?.trim()
  if (!given) {
    const text = 'If-Match is missing: send the ETag of the subscription.'
    throw new UspsError(428, text, [{ status: '428', title: 'Precondition Required', detail: text }])
  }
  const tags = given.split(',').map((tag) => tag.trim())
  // Many programs send a tag without its quotes.
  if (!tags.some((tag) => tag === '*' || tag.replaceAll('"', '') === etagOf(subscription).slice(1, -1))) {
    throw changedSince()
  }
}

function changedSince(): UspsError {
  const text = 'The subscription was changed since its ETag was read.'
  return new UspsError(412, text, [{ status: '412', title: 'Precondition Failed', detail: text }])
}

function sameFilter(a: Subscription['filter'], b: Subscription['filter']): boolean {
  if ('mid' in a) return 'mid' in b && a.mid === b.mid
  return 'trackingNumber' in b && a.trackingNumber.toUpperCase() === b.trackingNumber
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item))
}
