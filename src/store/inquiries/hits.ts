import type { Queryable } from '../database.ts'

/** What is searched, and by what its newest rows are found. */
type Searched = {
  name: string
  table: string
  inquiryId: string
  newestBy: string
  where: string
  /** So many of the newest rows show how common the words are. */
  sample: number
  /** Words in more than this share of them are looked for from the newest row on, others by the index of words. */
  commonFrom: number
  /** No more of the newest rows are gone through. */
  most: number
}

/** Inquiries by what they tell themselves. */
export const INQUIRIES: Searched = {
  name: 'inquiries',
  table: 'inquiries',
  inquiryId: 'id',
  newestBy: 'updated_at_ms',
  where: 'true',
  sample: 1_000,
  commonFrom: 0.02,
  most: 10_000,
}

/** Messages and notes. */
export const MESSAGES: Searched = {
  name: 'messages',
  table: 'inquiry_messages',
  inquiryId: 'inquiry_id',
  newestBy: 'id',
  where: 'taken_back_at_ms is null',
  sample: 2_000,
  commonFrom: 0.005,
  most: 30_000,
}

export type Hit = { id: number; inquiryId: number }

/**
 * Some rows in which the words of a tsquery stand, the newest where there are more. PostgreSQL can't tell how common a
 * word is that is begun only: it would go through a million rows for ten hits, or fetch a hundred thousand hits for the
 * newest fifty. So the newest rows are asked first.
 */
export async function readHits(database: Queryable, searched: Searched, query: string, limit: number): Promise<Hit[]> {
  const { sample, commonFrom, most } = searched
  const newest = await amongNewest(database, searched, query, sample, limit)
  if (newest.length >= limit) return newest
  if (newest.length >= sample * commonFrom) {
    const more = await amongNewest(database, searched, query, most, limit)
    if (more.length >= limit) return more
  }
  return byIndex(database, searched, query, limit)
}

async function amongNewest(
  database: Queryable,
  { name, table, inquiryId, newestBy, where }: Searched,
  query: string,
  window: number,
  limit: number,
): Promise<Hit[]> {
  const { rows } = await database.query<Hit>({
    name: `search-newest-${name}`,
    text: `select id, ${inquiryId} as "inquiryId"
      from (select * from ${table} order by ${newestBy} desc limit $2) as newest
      where search @@ $1::text::tsquery and ${where} limit $3`,
    values: [query, window, limit],
  })
  return rows
}

/** Ordered by a sum, so that no plan goes through the rows in their order instead. */
async function byIndex(
  database: Queryable,
  { name, table, inquiryId, newestBy, where }: Searched,
  query: string,
  limit: number,
): Promise<Hit[]> {
  const { rows } = await database.query<Hit>({
    name: `search-${name}-by-index`,
    text: `select id, ${inquiryId} as "inquiryId" from ${table}
      where search @@ $1::text::tsquery and ${where} order by ${newestBy} + 0 desc limit $2`,
    values: [query, limit],
  })
  return rows
}
