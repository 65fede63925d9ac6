import { storableJson } from '#domain/text/storable.ts'
import type { Queryable, Transaction } from '../database.ts'

/** What is kept of a question that is not sent yet; `data` is its JSON. Moments are epoch milliseconds. */
export type DraftRow = { data: string; createdAtMs: number; updatedAtMs: number }

/** Keeps a draft under the hash of its key, in the place of what was there. */
export async function saveDraft(database: Queryable, keyHash: string, data: object, atMs: number): Promise<void> {
  await database.query({
    name: 'save-inquiry-draft',
    text: `insert into inquiry_drafts (key_hash, data, created_at_ms, updated_at_ms) values ($1, $2, $3, $3)
      on conflict (key_hash) do update set data = excluded.data, updated_at_ms = excluded.updated_at_ms`,
    values: [keyHash, storableJson(data), atMs],
  })
}

/** A draft by the hash of its key. */
export async function readDraftRow(database: Queryable, keyHash: string): Promise<DraftRow | null> {
  const { rows } = await database.query<{ data: string; created_at_ms: number; updated_at_ms: number }>({
    name: 'read-inquiry-draft',
    text: 'select data::text as data, created_at_ms, updated_at_ms from inquiry_drafts where key_hash = $1',
    values: [keyHash],
  })
  const row = rows[0]
  return row ? { data: row.data, createdAtMs: row.created_at_ms, updatedAtMs: row.updated_at_ms } : null
}

/** Lets nobody else change a draft until the transaction ends. False where there is none. */
export async function lockDraft(transaction: Transaction, keyHash: string): Promise<boolean> {
  const { rowCount } = await transaction.query({
    name: 'lock-inquiry-draft',
    text: 'select from inquiry_drafts where key_hash = $1 for update',
    values: [keyHash],
  })
  return rowCount === 1
}

/** Forgets a draft, with its files. */
export async function deleteDraft(database: Queryable, keyHash: string): Promise<void> {
  await database.query({
    name: 'delete-inquiry-draft',
    text: 'delete from inquiry_drafts where key_hash = $1',
    values: [keyHash],
  })
}

/** Forgets drafts that nobody touched since `beforeMs`, and those that were sent before `sentBeforeMs`. */
export async function pruneDraftRows(database: Queryable, beforeMs: number, sentBeforeMs: number): Promise<void> {
  await database.query({
    name: 'prune-inquiry-drafts',
    text: `delete from inquiry_drafts where updated_at_ms < $1
      or (updated_at_ms < $2 and data->>'sent' is not null)`,
    values: [beforeMs, sentBeforeMs],
  })
}
