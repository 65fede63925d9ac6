import type { WebhookEvent } from '#domain/webhook/webhook-event.ts'
import type { Queryable } from '../database.ts'

/** `gone`: it answered that it is no more (410); `failing`: it took nothing for days. */
export type WhyPaused = 'by-hand' | 'gone' | 'failing'

/** An address elsewhere that is told when parcels change. Its secrets are read apart. Times are epoch milliseconds. */
export type Endpoint = {
  id: number
  url: string
  events: WebhookEvent[]
  /** All parcels of this installation; else those on its list. */
  allParcels: boolean
  /** So many numbers are on its list. */
  listed: number
  /** It may be on this machine or near it. */
  isLocal: boolean
  state: 'active' | 'paused'
  whyPaused: WhyPaused | null
  createdAtMs: number
  createdBy: string
  pausedAtMs: number | null
  lastTakenAtMs: number | null
  oldSecretUntilMs: number | null
}

export type NewEndpoint = Pick<Endpoint, 'url' | 'events' | 'allParcels' | 'isLocal' | 'createdAtMs' | 'createdBy'> & {
  secret: string
}

const COLUMNS = `id, url, events, all_parcels as "allParcels", is_local as "isLocal", state, why_paused as "whyPaused",
  created_at_ms as "createdAtMs", created_by as "createdBy", paused_at_ms as "pausedAtMs",
  last_taken_at_ms as "lastTakenAtMs", old_secret_until_ms as "oldSecretUntilMs",
  (select count(*)::integer from webhook_parcels p where p.endpoint_id = e.id and p.is_listed) as listed`

export async function insertEndpoint(database: Queryable, one: NewEndpoint): Promise<Endpoint> {
  const { rows } = await database.query<Endpoint>(
    `insert into webhook_endpoints as e (url, events, all_parcels, is_local, secret, created_at_ms, created_by)
      values ($1, $2, $3, $4, $5, $6, $7) returning ${COLUMNS}`,
    [one.url, one.events, one.allParcels, one.isLocal, one.secret, one.createdAtMs, one.createdBy],
  )
  if (!rows[0]) throw new Error('An endpoint was not kept.')
  return rows[0]
}

/** All endpoints, the oldest first. */
export async function readEndpoints(database: Queryable): Promise<Endpoint[]> {
  const { rows } = await database.query<Endpoint>(`select ${COLUMNS} from webhook_endpoints e order by id`)
  return rows
}

export async function readEndpoint(database: Queryable, id: number): Promise<Endpoint | null> {
  const { rows } = await database.query<Endpoint>({
    name: 'read-webhook-endpoint',
    text: `select ${COLUMNS} from webhook_endpoints e where id = $1`,
    values: [id],
  })
  return rows[0] ?? null
}

export async function countEndpoints(database: Queryable): Promise<number> {
  const { rows } = await database.query<{ n: number }>('select count(*)::integer as n from webhook_endpoints')
  return rows[0]?.n ?? 0
}

/** Pauses an endpoint. False where it is paused already, or gone. */
export async function pauseEndpoint(
  database: Queryable,
  { id, why, atMs }: { id: number; why: WhyPaused; atMs: number },
): Promise<boolean> {
  const { rowCount } = await database.query(
    `update webhook_endpoints set state = 'paused', why_paused = $2, paused_at_ms = $3 where id = $1 and state = 'active'`,
    [id, why, atMs],
  )
  return rowCount === 1
}

/** Lets an endpoint go on. False where it is not paused. */
export async function resumeEndpoint(database: Queryable, id: number): Promise<boolean> {
  const { rowCount } = await database.query(
    `update webhook_endpoints set state = 'active', why_paused = null, paused_at_ms = null
      where id = $1 and state = 'paused'`,
    [id],
  )
  return rowCount === 1
}

/** Gives an endpoint another secret; the one before signs too until then. */
export async function replaceSecret(
  database: Queryable,
  { id, secret, oldUntilMs }: { id: number; secret: string; oldUntilMs: number },
): Promise<void> {
  await database.query(
    'update webhook_endpoints set old_secret = secret, secret = $2, old_secret_until_ms = $3 where id = $1',
    [id, secret, oldUntilMs],
  )
}

export async function deleteEndpoint(database: Queryable, id: number): Promise<void> {
  await database.query('delete from webhook_endpoints where id = $1', [id])
}

export async function noteTaken(database: Queryable, id: number, atMs: number): Promise<void> {
  await database.query({
    name: 'note-webhook-taken',
    text: 'update webhook_endpoints set last_taken_at_ms = greatest(last_taken_at_ms, $2) where id = $1',
    values: [id, atMs],
  })
}

/** Whether anybody elsewhere is to be told of parcels: then jobs may come. */
export async function isAnyEndpoint(database: Queryable): Promise<boolean> {
  const { rows } = await database.query<{ is: boolean }>({
    name: 'is-any-webhook-endpoint',
    text: 'select exists (select from webhook_endpoints) as is',
  })
  return rows[0]?.is === true
}
