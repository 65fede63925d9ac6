import type { Database, Queryable } from './database.ts'

/** What a link shows, and until when. */
export type Share = {
  trackingNumber: string
  /** Null where nothing of the parcel was known when it was shared. */
  piece: number | null
  hasHistory: boolean
  expiresAtMs: number
}

/** Keeps a link by the hashes of its token and of the key that ends it. */
export async function insertShare(
  database: Queryable,
  share: Share & { tokenHash: string; keyHash: string },
): Promise<void> {
  await database.query({
    name: 'insert-share',
    text: `insert into shares (token_hash, key_hash, tracking_number, piece, has_history, expires_at_ms)
      values ($1, $2, $3, $4, $5, $6)`,
    values: [share.tokenHash, share.keyHash, share.trackingNumber, share.piece, share.hasHistory, share.expiresAtMs],
  })
}

/** The link with this token; null where there is none that still holds at `nowMs`. */
export async function readShare(database: Queryable, tokenHash: string, nowMs: number): Promise<Share | null> {
  const { rows } = await database.query<Share>({
    name: 'read-share',
    text: `select tracking_number as "trackingNumber", piece, has_history as "hasHistory", expires_at_ms as "expiresAtMs"
      from shares where token_hash = $1 and expires_at_ms > $2`,
    values: [tokenHash, nowMs],
  })
  return rows[0] ?? null
}

/** Ends a link. False where no link that still holds has this token and this key. */
export async function deleteShare(
  database: Queryable,
  share: { tokenHash: string; keyHash: string; nowMs: number },
): Promise<boolean> {
  const { rowCount } = await database.query({
    name: 'delete-share',
    text: 'delete from shares where token_hash = $1 and key_hash = $2 and expires_at_ms > $3',
    values: [share.tokenHash, share.keyHash, share.nowMs],
  })
  return rowCount === 1
}

/** Forgets links whose time is over. */
export async function pruneShareRows(database: Database, nowMs: number): Promise<void> {
  await database.query('delete from shares where expires_at_ms <= $1', [nowMs])
}
