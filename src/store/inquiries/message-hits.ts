import type { Queryable } from '../database.ts'
import type { Hit } from './inquiry-hits.ts'

/** Tsqueries: words that stand whole, null where there are none; and the last word, whole and as one that may be begun only. */
export type Sought = { whole: string | null; last: string; begun: string }

/** So many of the newest messages are gone through, which is enough for common words. */
const SAMPLE = 2_000
const COUNTED = 500
/** So many bits of its id are left out of the words that stand for the time of a message in the index (migration 0020). */
const STRETCH_BITS = [14, 15, 16, 17]
/** So many times the hits that are wanted should lie in the messages that are asked first. */
const AMPLE = 1.5
/** To fetch a message takes as long as to read so many entries of the index. */
const ENTRIES_OF_FETCH = 5

type Share = { newestId: number; whole: number; begun: number }
/** The newest messages, and the words of the index for them; null: all. */
type Window = { size: number; isNew: string | null }

/**
 * Some messages and notes in which all words stand, the newest where there are more; those with the last word whole, where
 * these are enough. Of words that each stand in many messages and together in few, an index alone fetches all and the order
 * alone goes through all: so the index is asked for the newest first, then for more.
 */
export async function readMessageHits(database: Queryable, sought: Sought, limit: number): Promise<Hit[]> {
  const { whole, last, begun } = sought
  const newest = await amongNewest(database, allOf([whole, begun]), limit)
  if (newest.length >= limit) return newest
  const share = await readShare(database, sought)
  const windows = windowsFor((AMPLE * limit * SAMPLE) / Math.max(newest.length, 0.5), share.newestId)
  const inWindows = async (wordsOf: (window: Window) => (string | null)[], ofRow: string) => {
    let found: Hit[] = []
    for (const window of windows) {
      found = await byIndex(database, { ofIndex: allOf([window.isNew, ...wordsOf(window)]), ofRow }, limit)
      if (found.length >= limit) break
    }
    return found
  }
  const asWhole = await inWindows(() => [whole, last], last)
  if (asWhole.length >= limit) return asWhole
  // A begun word makes the index read every message with such a word, however few the others leave: where that is dearer,
  // it is looked for in the messages that these leave.
  const isDear = ({ size }: Window) => share.begun * share.newestId > share.whole * size * ENTRIES_OF_FETCH
  return inWindows((window) => (whole !== null && isDear(window) ? [whole] : [whole, begun]), begun)
}

/** One with so many messages, the largest, and all; each is two stretches of ids, as the last one may have just begun. */
function windowsFor(messages: number, newestId: number): Window[] {
  const largest = STRETCH_BITS.at(-1) ?? 0
  const bits = STRETCH_BITS.find((some) => 2 ** some >= messages) ?? largest
  const parts = [...new Set([bits, largest])].map((some) => {
    const latest = Math.floor(newestId / 2 ** some)
    return {
      size: 2 ** some + (newestId % 2 ** some),
      isNew: `(' ${some} ${latest}' | ' ${some} ${latest - 1}')`,
    }
  })
  return [...parts.filter(({ size }) => size < newestId), { size: newestId, isNew: null }]
}

function allOf(parts: (string | null)[]): string {
  return parts.filter((part) => part !== null).join(' & ')
}

async function amongNewest(database: Queryable, query: string, limit: number): Promise<Hit[]> {
  const { rows } = await database.query<Hit>({
    name: 'search-newest-messages',
    text: `select id, inquiry_id as "inquiryId"
      from (select * from inquiry_messages order by id desc limit $2) as newest
      where search @@ $1::text::tsquery and taken_back_at_ms is null limit $3`,
    values: [query, SAMPLE, limit],
  })
  return rows
}

/** In what share of the newest messages the words stand; never nothing, as rare words may just be missing there. */
async function readShare(database: Queryable, { whole, begun }: Sought): Promise<Share> {
  const { rows } = await database.query<Share>({
    name: 'share-of-messages-with-words',
    text: `select coalesce(max(id), 0) as "newestId",
        (0.5 + count(*) filter (where whole)) / $3::integer as whole,
        (0.5 + count(*) filter (where begun)) / $3::integer as begun
      from (
        select id, $1::text is null or search @@ $1::text::tsquery as whole, search @@ $2::text::tsquery as begun
        from inquiry_messages order by id desc limit $3) as newest`,
    values: [whole, begun, COUNTED],
  })
  return rows[0] ?? { newestId: 0, whole: 0, begun: 0 }
}

/** Ordered by a sum, so that no plan goes through the rows in their order. */
async function byIndex(
  database: Queryable,
  { ofIndex, ofRow }: { ofIndex: string; ofRow: string },
  limit: number,
): Promise<Hit[]> {
  const { rows } = await database.query<Hit>({
    name: 'search-messages-by-index',
    text: `select id, inquiry_id as "inquiryId" from inquiry_messages
      where (search || array_to_tsvector(array[
          ' 14 ' || (id >> 14), ' 15 ' || (id >> 15), ' 16 ' || (id >> 16), ' 17 ' || (id >> 17)])) @@ $1::text::tsquery
        and search @@ $2::text::tsquery and taken_back_at_ms is null
      order by id + 0 desc limit $3`,
    values: [ofIndex, ofRow, limit],
  })
  return rows
}
