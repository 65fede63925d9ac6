import type { Transaction } from './database.ts'

/** Any constant of our own: it keeps these locks apart from other advisory locks of the same database. */
const SPACE = 7_306_115
const BUCKETS = 64

/**
 * Until the transaction ends nobody else records scans of these numbers. Numbers share 64 locks, taken in one order, so
 * that two batches can't wait for each other and a batch of ten thousand needs no ten thousand locks.
 */
export async function lockNumbers(transaction: Transaction, trackingNumbers: readonly string[]): Promise<void> {
  const buckets = new Set<number>()
  for (const number of trackingNumbers) {
    buckets.add(bucketOf(number))
    if (buckets.size === BUCKETS) break
  }
  await transaction.query({
    name: 'lock-numbers',
    text: 'select pg_advisory_xact_lock($1, bucket) from unnest($2::int[]) as bucket',
    values: [SPACE, [...buckets].sort((a, b) => a - b)],
  })
}

function bucketOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 8) % BUCKETS
}
