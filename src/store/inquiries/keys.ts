import type { Queryable, Transaction } from '../database.ts'

/** The hashes of all keys that open an inquiry, and its id; null where there is no such inquiry. */
export async function readKeyHashes(
  database: Queryable,
  reference: string,
): Promise<{ id: number; hashes: string[] } | null> {
  const { rows } = await database.query<{ id: number; hashes: string[] }>({
    name: 'read-inquiry-key-hashes',
    text: `select id, array[key_hash] || array(select key_hash from inquiry_keys where inquiry_id = inquiries.id)
      as hashes from inquiries where reference = $1`,
    values: [reference],
  })
  return rows[0] ?? null
}

/** Lets one more key open an inquiry; of those only the newest `most` stay. */
export async function insertKey(
  transaction: Transaction,
  key: { hash: string; inquiryId: number; atMs: number; most: number },
): Promise<void> {
  await transaction.query({
    name: 'insert-inquiry-key',
    text: `with old as (
        delete from inquiry_keys where key_hash in (
          select key_hash from inquiry_keys where inquiry_id = $2 order by at_ms desc, key_hash offset $4 - 1)
      )
      insert into inquiry_keys (key_hash, inquiry_id, at_ms) values ($1, $2, $3)`,
    values: [key.hash, key.inquiryId, key.atMs, key.most],
  })
}

/** When the newest key besides the first was made; null where there is none. */
export async function newestKeyAt(database: Queryable, inquiryId: number): Promise<number | null> {
  const { rows } = await database.query<{ at: number | null }>({
    name: 'newest-inquiry-key',
    text: 'select max(at_ms) as at from inquiry_keys where inquiry_id = $1',
    values: [inquiryId],
  })
  return rows[0]?.at ?? null
}
