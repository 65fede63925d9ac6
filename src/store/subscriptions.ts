import type { Queryable } from './database.ts'

export const EVENT_TYPES = ['ALL_UPDATES', 'DELIVERY_ACTIVITY', 'PACKAGE_DELAYED', 'SCAN_EVENT_EXTRACT'] as const

/** Which scans a subscription wants. */
export type EventType = (typeof EVENT_TYPES)[number]

export const SUBSCRIPTION_STATUSES = ['ENABLED', 'DISABLED', 'SUSPENDED'] as const

export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number]

/** Whose parcels: all of a mailer, or one. */
export type SubscriptionFilter = { mid: string } | { trackingNumber: string }

/** A program that wants new scans posted to it. */
export type Subscription = {
  id: number
  clientId: string
  filter: SubscriptionFilter
  eventTypes: EventType[]
  listenerUrl: string
  emails: string[]
  status: SubscriptionStatus
  statusReason: string | null
  /** Grows with every change. */
  version: number
  createdAtMs: number
  statusChangedAtMs: number
  lastTrafficAtMs: number
}

export type NewSubscription = Pick<
  Subscription,
  'clientId' | 'filter' | 'eventTypes' | 'listenerUrl' | 'emails' | 'status'
> & { secret: string; atMs: number }

type Row = {
  id: number
  client_id: string
  mid: string | null
  tracking_number: string | null
  event_types: EventType[]
  listener_url: string
  emails: string[]
  status: SubscriptionStatus
  status_reason: string | null
  version: number
  created_at_ms: number
  status_changed_at_ms: number
  last_traffic_at_ms: number
}

const COLUMNS = `id, client_id, mid, tracking_number, event_types, listener_url, emails, status, status_reason, version,
  created_at_ms, status_changed_at_ms, last_traffic_at_ms`

/** Keeps a subscription. */
export async function insertSubscription(database: Queryable, one: NewSubscription): Promise<Subscription> {
  const { rows } = await database.query<Row>({
    name: 'insert-subscription',
    text: `insert into subscriptions (client_id, mid, tracking_number, event_types, listener_url, listener_secret, emails,
        status, created_at_ms, status_changed_at_ms, last_traffic_at_ms)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $9) returning ${COLUMNS}`,
    values: [
      one.clientId,
      'mid' in one.filter ? one.filter.mid : null,
      'mid' in one.filter ? null : one.filter.trackingNumber,
      one.eventTypes,
      one.listenerUrl,
      one.secret,
      one.emails,
      one.status,
      one.atMs,
    ],
  })
  if (!rows[0]) throw new Error('A subscription was not kept.')
  return subscriptionOf(rows[0])
}

/** How many subscriptions a client has. */
export async function countSubscriptions(database: Queryable, clientId: string): Promise<number> {
  const { rows } = await database.query<{ n: number }>({
    name: 'count-subscriptions',
    text: 'select count(*)::integer as n from subscriptions where client_id = $1',
    values: [clientId],
  })
  return rows[0]?.n ?? 0
}

export type SubscriptionSearch = {
  clientId: string
  mids: readonly string[] | null
  trackingNumber: string | null
  offset: number
  limit: number
}

/** A page of a client's subscriptions, the oldest first, and how many there are in all. */
export async function readSubscriptions(
  database: Queryable,
  { clientId, mids, trackingNumber, offset, limit }: SubscriptionSearch,
): Promise<{ items: Subscription[]; total: number }> {
  const where = `client_id = $1 and ($2::text[] is null or mid = any($2)) and ($3::text is null or tracking_number = $3)`
  const values = [clientId, mids, trackingNumber]
  const { rows } = await database.query<Row>({
    name: 'read-subscriptions',
    text: `select ${COLUMNS} from subscriptions where ${where} order by id limit $4 offset $5`,
    values: [...values, limit, offset],
  })
  const { rows: counted } = await database.query<{ n: number }>({
    name: 'count-found-subscriptions',
    text: `select count(*)::integer as n from subscriptions where ${where}`,
    values,
  })
  return { items: rows.map(subscriptionOf), total: counted[0]?.n ?? 0 }
}

/** One subscription of a client; null where it has none with this id. */
export async function readSubscription(
  database: Queryable,
  clientId: string,
  id: number,
): Promise<Subscription | null> {
  const { rows } = await database.query<Row>({
    name: 'read-subscription',
    text: `select ${COLUMNS} from subscriptions where client_id = $1 and id = $2`,
    values: [clientId, id],
  })
  return rows[0] ? subscriptionOf(rows[0]) : null
}

export type SubscriptionChange = {
  clientId: string
  id: number
  /** The version that was read. */
  version: number
  listenerUrl: string
  /** Null: as before. */
  secret: string | null
  status: SubscriptionStatus
  atMs: number
}

/** Changes a subscription over the version that was read. Null where it has changed since, or is gone. */
export async function updateSubscription(
  database: Queryable,
  change: SubscriptionChange,
): Promise<Subscription | null> {
  const { clientId, id, version, listenerUrl, secret, status, atMs } = change
  const { rows } = await database.query<Row>({
    name: 'update-subscription',
    text: `update subscriptions set listener_url = $4, listener_secret = coalesce($5, listener_secret), status = $6,
        status_reason = null, version = version + 1, last_traffic_at_ms = $7,
        status_changed_at_ms = case when status = $6 then status_changed_at_ms else $7 end
      where client_id = $1 and id = $2 and version = $3 returning ${COLUMNS}`,
    values: [clientId, id, version, listenerUrl, secret, status, atMs],
  })
  return rows[0] ? subscriptionOf(rows[0]) : null
}

/** Ends a subscription over the version that was read. False where it has changed since, or is gone. */
export async function deleteSubscription(
  database: Queryable,
  { clientId, id, version }: { clientId: string; id: number; version: number },
): Promise<boolean> {
  const { rowCount } = await database.query({
    name: 'delete-subscription',
    text: 'delete from subscriptions where client_id = $1 and id = $2 and version = $3',
    values: [clientId, id, version],
  })
  return rowCount === 1
}

/** Ends all subscriptions without traffic since then. Returns how many there were. */
export async function deleteIdleSubscriptions(database: Queryable, sinceMs: number): Promise<number> {
  const { rowCount } = await database.query('delete from subscriptions where last_traffic_at_ms < $1', [sinceMs])
  return rowCount ?? 0
}

/** Who wants to hear of scans: an enabled subscription, by mailer or by number. */
export type Wanting = { id: number; mid: string | null; trackingNumber: string | null; eventTypes: EventType[] }

/** Whether anybody wants to hear of scans at all. */
export async function isAnybodyWanting(database: Queryable): Promise<boolean> {
  const { rows } = await database.query<{ any: boolean }>({
    name: 'is-anybody-wanting',
    text: `select exists (select from subscriptions where status = 'ENABLED') as any`,
  })
  return rows[0]?.any === true
}

/** The enabled subscriptions to any of these mailers or numbers. */
export async function readWanting(
  database: Queryable,
  asked: { mids: readonly string[]; trackingNumbers: readonly string[] },
): Promise<Wanting[]> {
  const { rows } = await database.query<Row>({
    name: 'read-wanting',
    text: `select id, mid, tracking_number, event_types from subscriptions
      where status = 'ENABLED' and (mid = any($1) or tracking_number = any($2))`,
    values: [asked.mids, asked.trackingNumbers],
  })
  return rows.map(({ id, mid, tracking_number, event_types }) => ({
    id,
    mid,
    trackingNumber: tracking_number,
    eventTypes: event_types,
  }))
}

/** Where and how to send to a subscription. */
export type Listener = {
  id: number
  url: string
  secret: string
  eventTypes: EventType[]
  mode: 'spec' | 'live' | null
  localWebhooks: boolean
}

/** The listener of an enabled subscription; null where it is off or gone. */
export async function readListener(database: Queryable, id: number): Promise<Listener | null> {
  const { rows } = await database.query<{
    listener_url: string
    listener_secret: string
    event_types: EventType[]
    mode: Listener['mode']
    local_webhooks: boolean
  }>({
    name: 'read-listener',
    text: `select listener_url, listener_secret, event_types, mode, local_webhooks
      from subscriptions join api_clients using (client_id) where id = $1 and status = 'ENABLED'`,
    values: [id],
  })
  const [row] = rows
  if (!row) return null
  const { listener_url, listener_secret, event_types, mode, local_webhooks } = row
  return {
    id,
    url: listener_url,
    secret: listener_secret,
    eventTypes: event_types,
    mode,
    localWebhooks: local_webhooks,
  }
}

/** Notes that a listener took what was sent. */
export async function markDelivered(database: Queryable, id: number, atMs: number): Promise<void> {
  await database.query({
    name: 'mark-delivered',
    text: 'update subscriptions set last_traffic_at_ms = greatest(last_traffic_at_ms, $2) where id = $1',
    values: [id, atMs],
  })
}

/**
 * Sends nothing more to a listener until its client says so, unless it took something since `sinceMs`. False where it did,
 * or was off already.
 */
export async function suspendSubscription(
  database: Queryable,
  { id, reason, sinceMs, atMs }: { id: number; reason: string; sinceMs: number; atMs: number },
): Promise<boolean> {
  const { rowCount } = await database.query({
    name: 'suspend-subscription',
    text: `update subscriptions set status = 'SUSPENDED', status_reason = $2, status_changed_at_ms = $3,
        version = version + 1
      where id = $1 and status = 'ENABLED' and last_traffic_at_ms <= $4`,
    values: [id, reason, atMs, sinceMs],
  })
  return rowCount === 1
}

function subscriptionOf(row: Row): Subscription {
  return {
    id: row.id,
    clientId: row.client_id,
    filter: row.mid === null ? { trackingNumber: row.tracking_number ?? '' } : { mid: row.mid },
    eventTypes: row.event_types,
    listenerUrl: row.listener_url,
    emails: row.emails,
    status: row.status,
    statusReason: row.status_reason,
    version: row.version,
    createdAtMs: row.created_at_ms,
    statusChangedAtMs: row.status_changed_at_ms,
    lastTrafficAtMs: row.last_traffic_at_ms,
  }
}
