import type { Queryable } from '../database.ts'

/** The token of an inquiry's reply address; `fresh` becomes it where it has none yet. */
export async function tokenOfInquiry(database: Queryable, inquiryId: number, fresh: string): Promise<string> {
  const { rows } = await database.query<{ token: string }>({
    name: 'token-of-inquiry',
    text: `insert into mail_tokens (inquiry_id, token) values ($1, $2)
      on conflict (inquiry_id) do update set token = mail_tokens.token returning token`,
    values: [inquiryId, fresh],
  })
  return rows[0]?.token ?? fresh
}

/** Message-IDs of the mails about an inquiry, the oldest first, and that of the last one that came in. */
export async function readThread(
  database: Queryable,
  inquiryId: number,
): Promise<{ messageIds: string[]; lastIncoming: string | null }> {
  const { rows } = await database.query<{ messageId: string; isIncoming: boolean }>({
    name: 'read-thread',
    text: `select message_id as "messageId", is_incoming as "isIncoming" from (
        select message_id, created_at_ms as at_ms, false as is_incoming from outgoing_mails
          where inquiry_id = $1 and state <> 'cancelled'
        union all
        select message_id, received_at_ms, true from incoming_mails
          where inquiry_id = $1 and message_id is not null
      ) mails order by at_ms`,
    values: [inquiryId],
  })
  return {
    messageIds: rows.map(({ messageId }) => messageId),
    lastIncoming: rows.findLast(({ isIncoming }) => isIncoming)?.messageId ?? null,
  }
}

/** The inquiry of the last of these mails that we know, sent or received; where its message was moved, its place now. */
export async function inquiryOfMessageIds(database: Queryable, messageIds: readonly string[]): Promise<number | null> {
  if (messageIds.length === 0) return null
  const { rows } = await database.query<{ inquiryId: number }>({
    name: 'inquiry-of-message-ids',
    text: `select coalesce(messages.inquiry_id, mails.inquiry_id) as "inquiryId" from (
        select message_id, inquiry_id, inquiry_message_id, 1 as rank from outgoing_mails
          where message_id = any($1) and inquiry_id is not null
        union all
        select message_id, inquiry_id, inquiry_message_id, 2 from incoming_mails
          where message_id = any($1) and inquiry_id is not null
      ) mails
      left join inquiry_messages messages on messages.id = mails.inquiry_message_id
      order by array_position($1, mails.message_id) desc, rank limit 1`,
    values: [messageIds],
  })
  return rows[0]?.inquiryId ?? null
}

/** The inquiry whose reply address holds one of these words. */
export async function inquiryOfTokens(database: Queryable, tokens: readonly string[]): Promise<number | null> {
  if (tokens.length === 0) return null
  const { rows } = await database.query<{ inquiryId: number }>({
    name: 'inquiry-of-tokens',
    text: `select inquiry_id as "inquiryId" from mail_tokens where token = any($1)
      order by array_position($1, token) limit 1`,
    values: [tokens],
  })
  return rows[0]?.inquiryId ?? null
}

/** The message that a mail became, and its inquiry. */
export async function messageOfMail(
  database: Queryable,
  mailId: string,
): Promise<{ messageId: number; inquiryId: number } | null> {
  const { rows } = await database.query<{ messageId: number; inquiryId: number }>({
    name: 'message-of-mail',
    text: 'select id as "messageId", inquiry_id as "inquiryId" from inquiry_messages where mail_id = $1',
    values: [mailId],
  })
  return rows[0] ?? null
}
