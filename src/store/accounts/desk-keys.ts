import type { Scope } from '#domain/agents/scope.ts'
import type { Queryable } from '../database.ts'

/** A key with which a program uses the desk. */
export type DeskKey = { id: number; name: string; scopes: Scope[]; createdAtMs: number; lastUsedAtMs: number | null }

type Row = { id: number; name: string; scopes: Scope[]; created_at_ms: number; last_used_at_ms: number | null }

const COLUMNS = 'id, name, scopes, created_at_ms, last_used_at_ms'

/** Keeps a key. Null where one has its name. */
export async function insertDeskKey(
  database: Queryable,
  key: { name: string; scopes: readonly Scope[]; secretHash: string; createdAtMs: number },
): Promise<DeskKey | null> {
  const { rows } = await database.query<Row>(
    `insert into desk_keys (name, scopes, secret_hash, created_at_ms) values ($1, $2, $3, $4)
      on conflict (name) do nothing returning ${COLUMNS}`,
    [key.name, key.scopes, key.secretHash, key.createdAtMs],
  )
  return rows[0] ? keyOf(rows[0]) : null
}

/** All keys by name. */
export async function readDeskKeys(database: Queryable): Promise<DeskKey[]> {
  const { rows } = await database.query<Row>(`select ${COLUMNS} from desk_keys order by name`)
  return rows.map(keyOf)
}

export async function readDeskKey(database: Queryable, secretHash: string): Promise<DeskKey | null> {
  const { rows } = await database.query<Row>({
    name: 'read-desk-key',
    text: `select ${COLUMNS} from desk_keys where secret_hash = $1`,
    values: [secretHash],
  })
  return rows[0] ? keyOf(rows[0]) : null
}

export async function noteKeyUse(database: Queryable, id: number, atMs: number): Promise<void> {
  await database.query({
    name: 'note-key-use',
    text: 'update desk_keys set last_used_at_ms = $2 where id = $1',
    values: [id, atMs],
  })
}

/** Takes a key away. Null where there is none of that name. */
export async function deleteDeskKey(database: Queryable, name: string): Promise<DeskKey | null> {
  const { rows } = await database.query<Row>(`delete from desk_keys where name = $1 returning ${COLUMNS}`, [name])
  return rows[0] ? keyOf(rows[0]) : null
}

function keyOf(row: Row): DeskKey {
  return {
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    createdAtMs: row.created_at_ms,
    lastUsedAtMs: row.last_used_at_ms,
  }
}
