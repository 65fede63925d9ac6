import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import type { Queryable } from '../database.ts'
import { INQUIRY_COLUMNS, type InquiryRow, inquiryOf } from './inquiries.ts'
import { readInquiryHits } from './inquiry-hits.ts'
import { readMessageHits } from './message-hits.ts'

/** So many messages are looked at for each inquiry that is wanted: several may stand in one. */
const MESSAGES_OF_ONE = 2

/** A word to look for: as it is, and parted where letters and digits end. */
export type SearchWord = { whole: string; parts: string[] }

/** An inquiry that was found, and the message in which the words stand; null where it was found by itself. */
export type FoundInquiry = { inquiry: Inquiry; messageId: number | null; excerpt: string | null }

/**
 * Inquiries with all the words, in themselves or in one of their messages or notes; those changed last first. The last word
 * may be begun only.
 */
export async function searchInquiries(
  database: Queryable,
  words: readonly SearchWord[],
  limit: number,
): Promise<FoundInquiry[]> {
  const lastWord = words.at(-1)
  if (!lastWord) return []
  const whole = words.slice(0, -1).map((word) => conditionOf(word, false))
  const begun = conditionOf(lastWord, true)
  const query = [...whole, begun].join(' & ')
  const [inquiries, messages] = await Promise.all([
    readInquiryHits(database, query, limit),
    readMessageHits(
      database,
      { whole: whole.length === 0 ? null : whole.join(' & '), last: conditionOf(lastWord, false), begun },
      limit * MESSAGES_OF_ONE,
    ),
  ])
  const { rows } = await database.query<InquiryRow & { message_id: number | null; excerpt: string | null }>({
    name: 'read-found-inquiries',
    text: `
      with hits as (
        select unnest($2::bigint[]) as inquiry_id, null::bigint as message_id
        union all
        select * from unnest($3::bigint[], $4::bigint[])
      ), best as (
        select inquiry_id, case when bool_or(message_id is null) then null else max(message_id) end as message_id
        from hits group by inquiry_id
      ), page as (
        select best.inquiry_id, best.message_id from best join inquiries on inquiries.id = best.inquiry_id
        order by inquiries.updated_at_ms desc, inquiries.id desc limit $5
      )
      select ${INQUIRY_COLUMNS}, page.message_id,
        ts_headline('simple', left(inquiry_messages.text, 5000), $1::text::tsquery,
          'StartSel="", StopSel="", MaxWords=24, MinWords=12, MaxFragments=1') as excerpt
      from page join inquiries on inquiries.id = page.inquiry_id
        left join inquiry_messages on inquiry_messages.id = page.message_id
      order by inquiries.updated_at_ms desc, inquiries.id desc`,
    values: [
      query,
      inquiries.map(({ id }) => id),
      messages.map(({ inquiryId }) => inquiryId),
      messages.map(({ id }) => id),
      limit,
    ],
  })
  return rows.map((row) => ({ inquiry: inquiryOf(row), messageId: row.message_id, excerpt: row.excerpt }))
}

/** The index keeps some words with signs in them whole, others in parts: both are looked for. */
function conditionOf({ whole, parts }: SearchWord, mayBeBegun: boolean): string {
  const quoted = (word: string) => `'${word.replace(/['\\]/g, '')}'${mayBeBegun ? ':*' : ''}`
  const inParts = parts.map(quoted).join(' & ')
  return parts.length === 1 && parts[0] === whole ? inParts : `(${quoted(whole)} | (${inParts}))`
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
