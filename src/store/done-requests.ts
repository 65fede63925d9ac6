import type { Database, Transaction } from './database.ts'

/**
 * Takes a request's key, so that it is done once. One that is under way elsewhere is waited for.
 * @returns null where the key is new and now taken, else what is kept of the request that had it
 */
export async function takeRequest(
  transaction: Transaction,
  request: { keyHash: string; requestHash: string; atMs: number },
): Promise<{ requestHash: string; result: string | null } | null> {
  const { rowCount } = await transaction.query({
    name: 'take-request',
    text: `insert into done_requests (key_hash, request_hash, at_ms) values ($1, $2, $3)
      on conflict (key_hash) do nothing`,
    values: [request.keyHash, request.requestHash, request.atMs],
  })
  if (rowCount === 1) return null
  const { rows } = await transaction.query<{ request_hash: string; result: string | null }>({
    name: 'read-done-request',
    text: 'select request_hash, result from done_requests where key_hash = $1',
    values: [request.keyHash],
  })
  return { requestHash: rows[0]?.request_hash ?? '', result: rows[0]?.result ?? null }
}

/** Keeps what came of a request, with the request itself, and the inquiry that it tells of. */
export async function keepResult(
  transaction: Transaction,
  keyHash: string,
  done: { result: string; inquiryId: number | null },
): Promise<void> {
  await transaction.query({
    name: 'keep-result-of-request',
    text: 'update done_requests set result = $2, inquiry_id = $3 where key_hash = $1',
    values: [keyHash, done.result, done.inquiryId],
  })
}

/** Forgets requests that nobody sends again. */
export async function pruneRequests(database: Database, beforeMs: number): Promise<void> {
  await database.query('delete from done_requests where at_ms < $1', [beforeMs])
}
