import type { Queryable, Transaction } from '../database.ts'

export const OUTGOING_STATES = ['held', 'waiting', 'sent', 'failed', 'cancelled'] as const

/** `held`: can be called back until its time; `waiting`: is to be sent, or was tried. */
export type OutgoingState = (typeof OUTGOING_STATES)[number]

/** A mail of ours, from its queueing to its end. Times are epoch milliseconds. */
export type Outgoing = {
  id: number
  messageId: string
  inquiryId: number | null
  inquiryMessageId: number | null
  kind: string
  toName: string | null
  toAddress: string
  cc: string[]
  subject: string
  text: string
  inReplyTo: string | null
  references: string[]
  replyToken: string | null
  stopUrl: string | null
  state: OutgoingState
  /** Why it was cancelled or failed: a code of ours. */
  why: string | null
  /** Addresses that no server has taken it for yet. */
  leftTo: string[]
  tries: number
  nextTryAtMs: number
  tryStartedAtMs: number | null
  lastError: string | null
  createdAtMs: number
  endedAtMs: number | null
}

export type NewOutgoing = Omit<Outgoing, 'id' | 'tries' | 'tryStartedAtMs' | 'lastError'>

const COLUMNS = `id, message_id as "messageId", inquiry_id as "inquiryId", inquiry_message_id as "inquiryMessageId", kind,
  to_name as "toName", to_address as "toAddress", cc, subject, text, in_reply_to as "inReplyTo",
  reference_ids as "references", reply_token as "replyToken", stop_url as "stopUrl", state, why, left_to as "leftTo", tries,
  next_try_at_ms as "nextTryAtMs", try_started_at_ms as "tryStartedAtMs", last_error as "lastError",
  created_at_ms as "createdAtMs", ended_at_ms as "endedAtMs"`

/** Keeps a mail. Returns its id. */
export async function insertOutgoing(transaction: Transaction, mail: NewOutgoing): Promise<number> {
  const { rows } = await transaction.query<{ id: number }>({
    name: 'insert-outgoing',
    text: `insert into outgoing_mails (message_id, inquiry_id, inquiry_message_id, kind, to_name, to_address, cc, subject,
        text, in_reply_to, reference_ids, reply_token, state, why, left_to, next_try_at_ms, created_at_ms, ended_at_ms, stop_url)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) returning id`,
    values: [
      mail.messageId,
      mail.inquiryId,
      mail.inquiryMessageId,
      mail.kind,
      mail.toName,
      mail.toAddress,
      mail.cc,
      mail.subject,
      mail.text,
      mail.inReplyTo,
      mail.references,
      mail.replyToken,
      mail.state,
      mail.why,
      mail.leftTo,
      mail.nextTryAtMs,
      mail.createdAtMs,
      mail.endedAtMs,
      mail.stopUrl,
    ],
  })
  if (!rows[0]) throw new Error('A mail was not kept.')
  return rows[0].id
}

/**
 * Takes a mail that is due for one try, which nobody else then makes. A try that began before `lostBeforeMs` and has no
 * end was cut off with its server. Null where it is not due, under way elsewhere, or ended.
 */
export async function beginTry(
  database: Queryable,
  { id, nowMs, lostBeforeMs }: { id: number; nowMs: number; lostBeforeMs: number },
): Promise<Outgoing | null> {
  const { rows } = await database.query<Outgoing>({
    name: 'begin-try',
    text: `update outgoing_mails set state = 'waiting', tries = tries + 1, try_started_at_ms = $2
      where id = $1 and state in ('held', 'waiting') and next_try_at_ms <= $2
        and (try_started_at_ms is null or try_started_at_ms < $3)
      returning ${COLUMNS}`,
    values: [id, nowMs, lostBeforeMs],
  })
  return rows[0] ?? null
}

export type TryEnd = {
  id: number
  state: 'waiting' | 'sent' | 'failed'
  why: string | null
  leftTo: readonly string[]
  lastError: string | null
  nextTryAtMs: number
  atMs: number
}

/** Notes how a try ended; not of a mail whose addresses were deleted meanwhile. */
export async function endTry(transaction: Queryable, end: TryEnd): Promise<void> {
  await transaction.query({
    name: 'end-try',
    text: `update outgoing_mails set state = $2, why = $3, left_to = $4, last_error = $5, next_try_at_ms = $6,
        try_started_at_ms = null, ended_at_ms = case when $2 = 'waiting' then null else $7::bigint end
      where id = $1 and why is distinct from 'redacted'`,
    values: [end.id, end.state, end.why, end.leftTo, end.lastError, end.nextTryAtMs, end.atMs],
  })
}

/** Calls a mail back that is not under way. False where it is, or has ended. */
export async function cancelOutgoing(
  transaction: Queryable,
  { id, why, atMs, lostBeforeMs }: { id: number; why: string; atMs: number; lostBeforeMs: number },
): Promise<boolean> {
  const { rowCount } = await transaction.query({
    name: 'cancel-outgoing',
    text: `update outgoing_mails set state = 'cancelled', why = $2, ended_at_ms = $3, try_started_at_ms = null
      where id = $1 and state in ('held', 'waiting') and (try_started_at_ms is null or try_started_at_ms < $4)`,
    values: [id, why, atMs, lostBeforeMs],
  })
  return rowCount === 1
}

/** Makes a mail due now, one that failed or was cancelled too. False where it was sent, is under way, or is not there. */
export async function makeDue(
  transaction: Queryable,
  { id, atMs, lostBeforeMs }: { id: number; atMs: number; lostBeforeMs: number },
): Promise<boolean> {
  const { rowCount } = await transaction.query({
    name: 'make-due',
    text: `update outgoing_mails set state = 'waiting', why = null, next_try_at_ms = $2, ended_at_ms = null,
        created_at_ms = case when state in ('failed', 'cancelled') then $2 else created_at_ms end,
        left_to = case when left_to = '{}' then array[to_address] else left_to end
      where id = $1 and state <> 'sent' and to_address <> '' and (try_started_at_ms is null or try_started_at_ms < $3)`,
    values: [id, atMs, lostBeforeMs],
  })
  return rowCount === 1
}

/** Ids of mails that are due and that nobody tries now, the oldest first. */
export async function readDue(
  database: Queryable,
  { nowMs, lostBeforeMs, limit }: { nowMs: number; lostBeforeMs: number; limit: number },
): Promise<number[]> {
  const { rows } = await database.query<{ id: number }>({
    name: 'read-due',
    text: `select id from outgoing_mails
      where state in ('held', 'waiting') and next_try_at_ms <= $1
        and (try_started_at_ms is null or try_started_at_ms < $2)
      order by next_try_at_ms, id limit $3`,
    values: [nowMs, lostBeforeMs, limit],
  })
  return rows.map(({ id }) => id)
}

/** Makes mails due that wait for a server that was away. Returns their ids. */
export async function wakeThoseWaitingForServer(database: Queryable, atMs: number): Promise<number[]> {
  const { rows } = await database.query<{ id: number }>({
    name: 'wake-those-waiting-for-server',
    text: `update outgoing_mails set next_try_at_ms = $1
      where state = 'waiting' and why = 'server-away' and try_started_at_ms is null and next_try_at_ms > $1
      returning id`,
    values: [atMs],
  })
  return rows.map(({ id }) => id)
}

/** A mail with the reference of its inquiry. */
export type OutboxMail = Outgoing & { reference: string | null }

/** Mails in some states, the newest first. */
export async function readOutbox(
  database: Queryable,
  { states, inquiryId, beforeId, limit }: OutboxSearch,
): Promise<OutboxMail[]> {
  const { rows } = await database.query<OutboxMail>({
    name: 'read-outbox',
    text: `select ${COLUMNS},
        (select inquiries.reference from inquiries where inquiries.id = outgoing_mails.inquiry_id) as reference
      from outgoing_mails
      where state = any($1) and ($2::bigint is null or inquiry_id = $2) and ($3::bigint is null or id < $3)
      order by id desc limit $4`,
    values: [states, inquiryId, beforeId, limit],
  })
  return rows
}

export type OutboxSearch = {
  states: readonly OutgoingState[]
  inquiryId: number | null
  beforeId: number | null
  limit: number
}

/** How many mails there are in each state. */
export async function countOutbox(database: Queryable): Promise<Record<OutgoingState, number>> {
  const { rows } = await database.query<{ state: OutgoingState; n: number }>({
    name: 'count-outbox',
    text: 'select state, count(*)::integer as n from outgoing_mails group by state',
  })
  const counts = { held: 0, waiting: 0, sent: 0, failed: 0, cancelled: 0 }
  for (const { state, n } of rows) counts[state] = n
  return counts
}

/** One mail; null where there is none. */
export async function readOutgoing(database: Queryable, id: number): Promise<Outgoing | null> {
  const { rows } = await database.query<Outgoing>({
    name: 'read-outgoing',
    text: `select ${COLUMNS} from outgoing_mails where id = $1`,
    values: [id],
  })
  return rows[0] ?? null
}

const AUTOMATIC_SINCE = `created_at_ms >= $3 and kind not in ('answer', 'watch') and state <> 'cancelled'`

/** How many mails that nobody wrote went to an address, and about an inquiry, since then. */
export async function countAutomatic(
  transaction: Queryable,
  { address, inquiryId, sinceMs }: { address: string; inquiryId: number | null; sinceMs: number },
): Promise<{ toAddress: number; aboutInquiry: number }> {
  const { rows } = await transaction.query<{ toAddress: number; aboutInquiry: number }>({
    name: 'count-automatic',
    // Two questions, each by its index: joined by "or", a plan made while the table was small goes through all rows.
    text: `select
        (select count(*) from outgoing_mails where lower(to_address) = $1 and ${AUTOMATIC_SINCE})::integer as "toAddress",
        (select count(*) from outgoing_mails where inquiry_id = $2 and ${AUTOMATIC_SINCE})::integer as "aboutInquiry"`,
    values: [address, inquiryId, sinceMs],
  })
  return rows[0] ?? { toAddress: 0, aboutInquiry: 0 }
}

/** How often an address was asked something about no inquiry, since a moment. */
export async function countQuestions(
  transaction: Queryable,
  { address, sinceMs }: { address: string; sinceMs: number },
): Promise<number> {
  const { rows } = await transaction.query<{ n: number }>({
    name: 'count-questions',
    text: `select count(*)::integer as n from outgoing_mails
      where lower(to_address) = $1 and created_at_ms >= $2 and kind = 'confirmation' and inquiry_id is null`,
    values: [address, sinceMs],
  })
  return rows[0]?.n ?? 0
}

/** The newest of our mails with one of these Message-IDs; null where none is ours. */
export async function readByMessageIds(database: Queryable, messageIds: readonly string[]): Promise<Outgoing | null> {
  if (messageIds.length === 0) return null
  const { rows } = await database.query<Outgoing>({
    name: 'read-by-message-ids',
    text: `select ${COLUMNS} from outgoing_mails where message_id = any($1)
      order by array_position($1, message_id) limit 1`,
    values: [messageIds],
  })
  return rows[0] ?? null
}

/** The last mail about an inquiry that was sent; null where none was. */
export async function lastOfInquiry(database: Queryable, inquiryId: number): Promise<Outgoing | null> {
  const { rows } = await database.query<Outgoing>({
    name: 'last-of-inquiry',
    text: `select ${COLUMNS} from outgoing_mails where inquiry_id = $1 and state = 'sent' order by id desc limit 1`,
    values: [inquiryId],
  })
  return rows[0] ?? null
}

/** Marks a mail as come back. */
export async function endAsBounced(
  transaction: Queryable,
  { id, says, atMs }: { id: number; says: string; atMs: number },
): Promise<void> {
  await transaction.query({
    name: 'end-as-bounced',
    text: `update outgoing_mails set state = 'failed', why = 'bounced', last_error = $2, ended_at_ms = $3
      where id = $1 and state <> 'cancelled'`,
    values: [id, says, atMs],
  })
}
