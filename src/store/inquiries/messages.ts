import type { InquiryMessage } from '#domain/inquiry/inquiry.ts'
import type { MessageKind } from '#domain/inquiry/tokens.ts'
import type { Queryable, Transaction } from '../database.ts'

type Row = {
  id: number
  inquiry_id: number
  at_ms: number
  kind: MessageKind
  author: string | null
  author_id: string | null
  text: string
  html: string | null
  mail_id: string | null
  held_until_ms: number | null
  taken_back_at_ms: number | null
}

const COLUMNS = 'id, inquiry_id, at_ms, kind, author, author_id, text, html, mail_id, held_until_ms, taken_back_at_ms'

export type NewMessage = Omit<InquiryMessage, 'id' | 'takenBackAtMs'>

/** Keeps a message; gives its id. Null where the mail that it came with is kept already. */
export async function insertMessage(transaction: Transaction, message: NewMessage): Promise<number | null> {
  const { rows } = await transaction.query<{ id: number }>({
    name: 'insert-inquiry-message',
    text: `insert into inquiry_messages (inquiry_id, at_ms, kind, author, author_id, text, html, mail_id, held_until_ms)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (mail_id) where mail_id is not null do nothing
      returning id`,
    values: [
      message.inquiryId,
      message.atMs,
      message.kind,
      message.author,
      message.authorId,
      message.text,
      message.html,
      message.mailId,
      message.heldUntilMs,
    ],
  })
  return rows[0]?.id ?? null
}

/** The messages of an inquiry, the oldest first; at most `limit` of the newest. */
export async function readMessages(
  database: Queryable,
  inquiryId: number,
  limit: number,
  beforeId: number | null = null,
): Promise<InquiryMessage[]> {
  const { rows } = await database.query<Row>({
    name: 'read-inquiry-messages',
    text: `select ${COLUMNS} from inquiry_messages where inquiry_id = $1 and ($3::bigint is null or id < $3)
      order by id desc limit $2`,
    values: [inquiryId, limit, beforeId],
  })
  return rows.map(messageOf).reverse()
}

/** One message of an inquiry. */
export async function readMessage(
  database: Queryable,
  inquiryId: number,
  messageId: number,
): Promise<InquiryMessage | null> {
  const { rows } = await database.query<Row>({
    name: 'read-inquiry-message',
    text: `select ${COLUMNS} from inquiry_messages where inquiry_id = $1 and id = $2`,
    values: [inquiryId, messageId],
  })
  return rows[0] ? messageOf(rows[0]) : null
}

/** Marks a message that is held as taken back. False where it was taken back, or is out, already. */
export async function takeBackMessage(transaction: Transaction, messageId: number, atMs: number): Promise<boolean> {
  const { rowCount } = await transaction.query({
    name: 'take-back-inquiry-message',
    text: `update inquiry_messages set taken_back_at_ms = $2
      where id = $1 and taken_back_at_ms is null and held_until_ms > $2`,
    values: [messageId, atMs],
  })
  return rowCount === 1
}

/** Moves messages of one inquiry to another. Without `ids` all of them. */
export async function moveMessages(
  transaction: Transaction,
  move: { from: number; to: number; ids: readonly number[] | null },
): Promise<number> {
  const { rowCount } = await transaction.query({
    name: 'move-inquiry-messages',
    text: `update inquiry_messages set inquiry_id = $2
      where inquiry_id = $1 and ($3::bigint[] is null or id = any($3))`,
    values: [move.from, move.to, move.ids],
  })
  return rowCount ?? 0
}

/** Some messages of an inquiry, the oldest first. */
export async function readMessagesOf(
  database: Queryable,
  inquiryId: number,
  ids: readonly number[],
): Promise<InquiryMessage[]> {
  const { rows } = await database.query<Row>({
    name: 'read-inquiry-messages-of',
    text: `select ${COLUMNS} from inquiry_messages where inquiry_id = $1 and id = any($2::bigint[]) order by id`,
    values: [inquiryId, ids],
  })
  return rows.map(messageOf)
}

/** How many messages an inquiry has, and how many of those named are among them. */
export async function countMessages(
  database: Queryable,
  inquiryId: number,
  ids: readonly number[],
): Promise<{ all: number; named: number }> {
  const { rows } = await database.query<{ all: number; named: number }>({
    name: 'count-inquiry-messages',
    text: `select count(*)::integer as all, count(*) filter (where id = any($2::bigint[]))::integer as named
      from inquiry_messages where inquiry_id = $1`,
    values: [inquiryId, ids],
  })
  return rows[0] ?? { all: 0, named: 0 }
}

function messageOf(row: Row): InquiryMessage {
  return {
    id: row.id,
    inquiryId: row.inquiry_id,
    atMs: row.at_ms,
    kind: row.kind,
    author: row.author,
    authorId: row.author_id,
    text: row.text,
    html: row.html,
    mailId: row.mail_id,
    heldUntilMs: row.held_until_ms,
    takenBackAtMs: row.taken_back_at_ms,
  }
}
