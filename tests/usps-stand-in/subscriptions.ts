import { type Act, acts } from './script.ts'

/** A subscription as the stand-in keeps it: as it was sent, with what USPS adds. */
export type StandInSubscription = Record<string, unknown> & { subscriptionId: string }

type Asked = {
  method: string
  path: string
  query: URLSearchParams
  headers: Record<string, string | undefined>
  body: unknown
}

const PATH = '/subscriptions-tracking/v3r2/subscriptions'

/** Answers as USPS does: pages, an ETag with each subscription, and `If-Match` before anything is changed. */
export function answerSubscriptions(subscriptions: Map<string, StandInSubscription>, asked: Asked): Act {
  const id = asked.path === PATH ? null : decodeURIComponent(asked.path.slice(PATH.length + 1))
  if (id === null) return asked.method === 'POST' ? create(subscriptions, asked) : list(subscriptions, asked.query)
  const subscription = subscriptions.get(id)
  if (!subscription) return acts.error(404, { message: 'No such subscription.' })
  if (asked.method === 'GET') return acts.json(shown(subscription), 200, { etag: etagOf(subscription) })
  if (asked.headers['if-match'] !== etagOf(subscription)) {
    return acts.error(412, { message: 'The ETag does not match.' })
  }
  if (asked.method === 'DELETE') {
    subscriptions.delete(id)
    return { kind: 'answer', status: 204 }
  }
  const changed = { ...subscription, ...(asked.body as object) }
  subscriptions.set(id, changed)
  return acts.json(shown(changed))
}

function create(subscriptions: Map<string, StandInSubscription>, asked: Asked): Act {
  const subscriptionId = String(1000 + subscriptions.size)
  const subscription = { ...(asked.body as object), subscriptionId, status: 'ENABLED' }
  subscriptions.set(subscriptionId, subscription)
  return acts.json(shown(subscription), 201, {
    location: `${PATH}/${subscriptionId}`,
    etag: etagOf(subscription),
  })
}

function list(subscriptions: Map<string, StandInSubscription>, query: URLSearchParams): Act {
  const limit = Number(query.get('limit') ?? 20)
  const offset = Number(query.get('offset') ?? 0)
  const mailerIds = query.get('MID')?.split(',')
  const all = [...subscriptions.values()].filter((one) => {
    const filter = one.filterProperties as { MID?: string } | undefined
    return !mailerIds || mailerIds.includes(filter?.MID ?? '')
  })
  return acts.json({
    subscriptions: all.slice(offset, offset + limit).map(shown),
    metadata: { totalCount: all.length, limit, offset },
  })
}

/** USPS shows no secret. */
function shown(subscription: StandInSubscription): Record<string, unknown> {
  const { secret: _, ...rest } = subscription
  return rest
}

function etagOf(subscription: StandInSubscription): string {
  return `"${Buffer.from(JSON.stringify(subscription)).toString('base64url').slice(-24)}"`
}
