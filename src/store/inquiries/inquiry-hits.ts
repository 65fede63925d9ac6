import type { Queryable } from '../database.ts'

/** The inquiry of a row in which the words stand. */
export type Hit = { id: number; inquiryId: number }

/** So many of those changed last show how common the words are. */
const SAMPLE = 1_000
/** Words in more of them are looked for from the one changed last on, others by the index of words. */
const COMMON_FROM = 20
const MOST_WALKED = 10_000

/**
 * Some inquiries that themselves hold the words of a tsquery, those changed last where there are more. PostgreSQL can't
 * tell how common a word is that is begun only: it would go through all rows for ten hits, or fetch all hits for the
 * newest fifty. So the newest are asked first.
 */
export async function readInquiryHits(database: Queryable, query: string, limit: number): Promise<Hit[]> {
  const newest = await amongNewest(database, query, SAMPLE, limit)
  if (newest.length >= limit) return newest
  if (newest.length >= COMMON_FROM) {
    const more = await amongNewest(database, query, MOST_WALKED, limit)
    if (more.length >= limit) return more
  }
  // Ordered by a sum, so that no plan goes through the rows in their order instead.
  const { rows } = await database.query<Hit>({
    name: 'search-inquiries-by-index',
    text: `select id, id as "inquiryId" from inquiries
      where search @@ $1::text::tsquery order by updated_at_ms + 0 desc limit $2`,
    values: [query, limit],
  })
  return rows
}

async function amongNewest(database: Queryable, query: string, window: number, limit: number): Promise<Hit[]> {
  const { rows } = await database.query<Hit>({
    name: 'search-newest-inquiries',
    text: `select id, id as "inquiryId" from (select * from inquiries order by updated_at_ms desc limit $2) as newest
      where search @@ $1::text::tsquery limit $3`,
    values: [query, window, limit],
  })
  return rows
}
