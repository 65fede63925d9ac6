import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import type { Queryable } from '../database.ts'
import { INQUIRY_COLUMNS, type InquiryRow, inquiryOf } from './inquiries.ts'

/** So many of the newest messages with the words are looked at. */
const MOST_MESSAGES = 400

/** A word to look for, which may be begun only: as it is, and parted where letters and digits end. */
export type SearchWord = { whole: string; parts: string[] }

/** An inquiry that was found, and the message in which the words stand; null where it was found by itself. */
export type FoundInquiry = { inquiry: Inquiry; messageId: number | null; excerpt: string | null }

/**
 * Inquiries with all the words, in themselves or in one of their messages or notes; those changed last first.
 */
export async function searchInquiries(
  database: Queryable,
  words: readonly SearchWord[],
  limit: number,
): Promise<FoundInquiry[]> {
  const query = words.map(conditionOf).join(' & ')
  const { rows } = await database.query<InquiryRow & { message_id: number | null; excerpt: string | null }>({
    name: 'search-inquiries',
    text: `
      with in_messages as materialized (
        select inquiry_id, id from inquiry_messages
        where search @@ $1::text::tsquery and taken_back_at_ms is null order by id desc limit $3
      ), hits as (
        (select id as inquiry_id, null::bigint as message_id from inquiries
          where search @@ $1::text::tsquery order by updated_at_ms desc limit $2)
        union all
        select inquiry_id, max(id) from in_messages group by inquiry_id
      ), best as (
        select distinct on (inquiry_id) inquiry_id, message_id from hits order by inquiry_id, message_id nulls first
      ), page as (
        select best.inquiry_id, best.message_id from best join inquiries on inquiries.id = best.inquiry_id
        order by inquiries.updated_at_ms desc, inquiries.id desc limit $2
      )
      select ${INQUIRY_COLUMNS}, page.message_id,
        ts_headline('simple', left(inquiry_messages.text, 5000), $1::text::tsquery,
          'StartSel="", StopSel="", MaxWords=24, MinWords=12, MaxFragments=1') as excerpt
      from page join inquiries on inquiries.id = page.inquiry_id
        left join inquiry_messages on inquiry_messages.id = page.message_id
      order by inquiries.updated_at_ms desc, inquiries.id desc`,
    values: [query, limit, MOST_MESSAGES],
  })
  return rows.map((row) => ({ inquiry: inquiryOf(row), messageId: row.message_id, excerpt: row.excerpt }))
}

/** The index keeps some words with signs in them whole, others in parts: both are looked for. */
function conditionOf({ whole, parts }: SearchWord): string {
  const inParts = parts.map(quoted).join(' & ')
  return parts.length === 1 && parts[0] === whole ? inParts : `(${quoted(whole)} | (${inParts}))`
}

function quoted(word: string): string {
  return `'${word.replace(/['\\]/g, '')}':*`
}

/** Inquiries of the same parcel or the same person, besides one; those changed last first. */
export async function readRelated(database: Queryable, inquiry: Inquiry, limit: number): Promise<Inquiry[]> {
  const { rows } = await database.query<InquiryRow>({
    name: 'read-related-inquiries',
    text: `select ${INQUIRY_COLUMNS} from inquiries where id <> $1 and id in (
        (select id from inquiries where tracking_number = $2 order by id desc limit $4 + 1)
        union
        (select id from inquiries where lower(customer_email) = lower($3) order by id desc limit $4 + 1))
      order by updated_at_ms desc, id desc limit $4`,
    values: [inquiry.id, inquiry.trackingNumber, inquiry.customer.email, limit],
  })
  return rows.map(inquiryOf)
}
