import type { Queryable } from '../database.ts'
import type { Hit } from './inquiry-hits.ts'

/** Words that stand whole, as a tsquery, null where there are none; and the last one, which may be begun only. */
export type Sought = { whole: string | null; begun: string }

/** So many of the newest messages are gone through, which is enough for common words. */
const SAMPLE = 2_000
const COUNTED = 500
/** The words of the index that stand for the time of a message (migration 0020): so many bits of its id are left out. */
const WINDOWS = [
  { letter: 'f', bits: 14 },
  { letter: 'c', bits: 17 },
] as const
/** To fetch a message takes as long as to read so many entries of the index. */
const ENTRIES_OF_FETCH = 12

type Share = { newestId: number; whole: number; begun: number; both: number }

/**
 * Some messages and notes in which all words stand, the newest where there are more. Of words that each stand in many
 * messages and together in few, an index alone fetches all and the order alone goes through all: so the index is asked for
 * the newest first, then for more.
 */
export async function readMessageHits(database: Queryable, sought: Sought, limit: number): Promise<Hit[]> {
  const query = both(sought)
  const newest = await amongNewest(database, query, limit)
  if (newest.length >= limit) return newest
  const share = await readShare(database, sought)
  for (const { letter, bits } of WINDOWS) {
    const size = 2 ** bits
    const latest = Math.floor(share.newestId / size)
    const isLastWindow = bits === WINDOWS[1].bits
    if (!isLastWindow && share.both * size < limit) continue
    const isNew = `(' ${letter}${latest}' | ' ${letter}${latest - 1}')`
    const found = await byIndex(database, sought, share, { size: 2 * size, isNew }, limit)
    if (found.length >= limit || latest <= 1) return found
  }
  return byIndex(database, sought, share, { size: share.newestId, isNew: null }, limit)
}

function both({ whole, begun }: Sought): string {
  return whole === null ? begun : `${whole} & ${begun}`
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
        (0.5 + count(*) filter (where begun)) / $3::integer as begun,
        (0.5 + count(*) filter (where whole and begun)) / $3::integer as both
      from (
        select id, $1::text is null or search @@ $1::text::tsquery as whole, search @@ $2::text::tsquery as begun
        from inquiry_messages order by id desc limit $3) as newest`,
    values: [whole, begun, COUNTED],
  })
  return rows[0] ?? { newestId: 0, whole: 0, begun: 0, both: 0 }
}

/**
 * A begun word makes the index read every message with such a word, however few the others leave: where that is dearer, it
 * is looked for in the messages that these leave. Ordered by a sum, so that no plan goes through the rows in their order.
 */
async function byIndex(
  database: Queryable,
  { whole, begun }: Sought,
  share: Share,
  window: { size: number; isNew: string | null },
  limit: number,
): Promise<Hit[]> {
  const isBegunDear = share.begun * share.newestId > share.whole * window.size * ENTRIES_OF_FETCH
  const parts = [window.isNew, whole, whole === null || !isBegunDear ? begun : null].filter((part) => part !== null)
  const { rows } = await database.query<Hit>({
    name: 'search-messages-by-index',
    text: `select id, inquiry_id as "inquiryId" from inquiry_messages
      where (search || array_to_tsvector(array[' f' || (id >> 14), ' c' || (id >> 17)])) @@ $1::text::tsquery
        and search @@ $2::text::tsquery and taken_back_at_ms is null
      order by id + 0 desc limit $3`,
    values: [parts.join(' & '), begun, limit],
  })
  return rows
}
