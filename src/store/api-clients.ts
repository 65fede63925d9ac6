import type { Database, Queryable } from './database.ts'

export const CLIENT_MODES = ['spec', 'live'] as const

/** How the wire looks to a client: typed as documented, or as recorded bodies are. */
export type ClientMode = (typeof CLIENT_MODES)[number]

/** A program that may ask our USPS-compatible API. */
export type ApiClient = {
  clientId: string
  name: string
  /** The mailers whose parcels it may ask for; empty: all. */
  mids: string[]
  scopes: string[]
  /** Null: as many as it likes. */
  callsPerHour: number | null
  /** Null: each API in its own way. */
  mode: ClientMode | null
  /** Its webhooks may go to private addresses. */
  localWebhooks: boolean
  createdAtMs: number
}

type Row = {
  client_id: string
  name: string
  secret_hash: string
  mids: string[]
  scopes: string[]
  calls_per_hour: number | null
  mode: ClientMode | null
  local_webhooks: boolean
  created_at_ms: number
}

const COLUMNS = 'client_id, name, secret_hash, mids, scopes, calls_per_hour, mode, local_webhooks, created_at_ms'

/** Keeps a client. False where one has its name. */
export async function insertClient(database: Queryable, client: ApiClient, secretHash: string): Promise<boolean> {
  const { rowCount } = await database.query({
    name: 'insert-api-client',
    text: `insert into api_clients (${COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (name) do nothing`,
    values: [
      client.clientId,
      client.name,
      secretHash,
      client.mids,
      client.scopes,
      client.callsPerHour,
      client.mode,
      client.localWebhooks,
      client.createdAtMs,
    ],
  })
  return rowCount === 1
}

/** All clients by name. */
export async function readClients(database: Queryable): Promise<ApiClient[]> {
  const { rows } = await database.query<Row>(`select ${COLUMNS} from api_clients order by name`)
  return rows.map(clientOf)
}

/** A client with the hash of its secret; null where there is none. */
export async function readClient(
  database: Queryable,
  clientId: string,
): Promise<{ client: ApiClient; secretHash: string } | null> {
  const { rows } = await database.query<Row>({
    name: 'read-api-client',
    text: `select ${COLUMNS} from api_clients where client_id = $1`,
    values: [clientId],
  })
  return rows[0] ? { client: clientOf(rows[0]), secretHash: rows[0].secret_hash } : null
}

/** Whom a token belongs to; null where its client is gone or the token was taken back. */
export async function readClientOfToken(
  database: Queryable,
  clientId: string,
  tokenId: string,
): Promise<ApiClient | null> {
  const { rows } = await database.query<Row>({
    name: 'read-api-client-of-token',
    text: `select ${COLUMNS} from api_clients
      where client_id = $1 and not exists (select from revoked_tokens where id = $2)`,
    values: [clientId, tokenId],
  })
  return rows[0] ? clientOf(rows[0]) : null
}

/** Takes a client away, by id or name, with its subscriptions. Null where there is none. */
export async function deleteClient(database: Queryable, idOrName: string): Promise<ApiClient | null> {
  const { rows } = await database.query<Row>(
    `delete from api_clients where client_id = $1 or name = $1 returning ${COLUMNS}`,
    [idOrName],
  )
  return rows[0] ? clientOf(rows[0]) : null
}

/** Takes a token back until it would have ended by itself, and forgets those that have. */
export async function insertRevokedToken(
  database: Database,
  token: { id: string; expiresAtMs: number; nowMs: number },
): Promise<void> {
  await database.query({
    name: 'insert-revoked-token',
    text: `with old as (delete from revoked_tokens where expires_at_ms < $3)
      insert into revoked_tokens (id, expires_at_ms) values ($1, $2) on conflict (id) do nothing`,
    values: [token.id, token.expiresAtMs, token.nowMs],
  })
}

function clientOf(row: Row): ApiClient {
  return {
    clientId: row.client_id,
    name: row.name,
    mids: row.mids,
    scopes: row.scopes,
    callsPerHour: row.calls_per_hour,
    mode: row.mode,
    localWebhooks: row.local_webhooks,
    createdAtMs: row.created_at_ms,
  }
}
