import { storableJson } from '#domain/text/storable.ts'
import type { Queryable, Transaction } from '../database.ts'

export const INCOMING_STATES = ['waiting', 'taken', 'set-aside'] as const

/** `waiting`: kept, and to be read; `taken`: it belongs to an inquiry; `set-aside`: it belongs to none. */
export type IncomingState = (typeof INCOMING_STATES)[number]

/** What the talk with the mail server told of a mail. */
export type MailEnvelope = {
  from: string | null
  to: string[]
  /** Only its headers are kept: the whole was too large. */
  isCut?: boolean
}

/** A mail that came in. Times are epoch milliseconds. */
export type Incoming = {
  id: number
  messageId: string | null
  cameBy: 'imap' | 'smtp'
  envelope: MailEnvelope
  receivedAtMs: number
  state: IncomingState
  /** What it became, or why it was set aside: a code of ours. */
  became: string | null
  problem: string | null
  tries: number
  nature: string | null
  fromAddress: string | null
  cc: string[]
  subject: string | null
  /** What the receiving server says of its sender. */
  checks: string | null
  inquiryId: number | null
  inquiryMessageId: number | null
  takenAtMs: number | null
}

const COLUMNS = `id, message_id as "messageId", came_by as "cameBy", envelope, received_at_ms as "receivedAtMs", state,
  became, problem, tries, nature, from_address as "fromAddress", cc, subject, checks, inquiry_id as "inquiryId",
  inquiry_message_id as "inquiryMessageId", taken_at_ms as "takenAtMs"`

export type NewIncoming = Pick<Incoming, 'cameBy' | 'envelope' | 'receivedAtMs'> & { digest: Buffer; raw: Uint8Array }

/** Keeps a mail as it came. Null where it is kept already. */
export async function insertIncoming(transaction: Transaction, mail: NewIncoming): Promise<number | null> {
  const { rows } = await transaction.query<{ id: number }>({
    name: 'insert-incoming',
    text: `insert into incoming_mails (digest, came_by, envelope, raw, received_at_ms, state)
      values ($1, $2, $3, $4, $5, 'waiting') on conflict (digest) do nothing returning id`,
    values: [mail.digest, mail.cameBy, storableJson(mail.envelope), mail.raw, mail.receivedAtMs],
  })
  return rows[0]?.id ?? null
}

/** One mail; null where there is none. */
export async function readIncoming(database: Queryable, id: number): Promise<Incoming | null> {
  const { rows } = await database.query<Incoming>({
    name: 'read-incoming',
    text: `select ${COLUMNS} from incoming_mails where id = $1`,
    values: [id],
  })
  return rows[0] ?? null
}

/** A mail as it came. */
export async function readRawMail(database: Queryable, id: number): Promise<Buffer | null> {
  const { rows } = await database.query<{ raw: Buffer }>({
    name: 'read-raw-mail',
    text: 'select raw from incoming_mails where id = $1',
    values: [id],
  })
  return rows[0]?.raw ?? null
}

export type ReadNote = Pick<Incoming, 'id' | 'messageId' | 'nature' | 'fromAddress' | 'cc' | 'subject' | 'checks'> & {
  contentDigest: Buffer
  problem: string | null
}

/** Notes what was read of a mail. False where it does not wait any more: it was taken elsewhere, or deleted. */
export async function noteRead(database: Queryable, note: ReadNote): Promise<boolean> {
  const { rowCount } = await database.query({
    name: 'note-read',
    text: `update incoming_mails set message_id = $2, nature = $3, from_address = $4, cc = $5, subject = $6, checks = $7,
        content_digest = $8, problem = $9, tries = tries + 1 where id = $1 and state = 'waiting'`,
    values: [
      note.id,
      note.messageId,
      note.nature,
      note.fromAddress,
      note.cc,
      note.subject,
      note.checks,
      note.contentDigest,
      note.problem,
    ],
  })
  return rowCount === 1
}

/** Another mail with the same Message-ID, sender and contents that was read before and is no copy; null where there is none. */
export async function otherCopy(
  database: Queryable,
  { id, messageId, fromAddress, contentDigest }: Pick<ReadNote, 'id' | 'messageId' | 'fromAddress' | 'contentDigest'>,
): Promise<number | null> {
  const { rows } = await database.query<{ id: number }>({
    name: 'other-copy',
    text: `select id from incoming_mails
      where message_id = $2 and from_address is not distinct from $3 and content_digest = $4 and id <> $1
        and became is distinct from 'copy' limit 1`,
    values: [id, messageId, fromAddress, contentDigest],
  })
  return rows[0]?.id ?? null
}

export type IncomingEnd = {
  id: number
  state: 'taken' | 'set-aside'
  became: string
  inquiryId: number | null
  inquiryMessageId: number | null
  atMs: number
}

/** Notes what became of a mail. False where that is noted already. */
export async function endIncoming(transaction: Queryable, end: IncomingEnd): Promise<boolean> {
  const { rowCount } = await transaction.query({
    name: 'end-incoming',
    text: `update incoming_mails set state = $2, became = $3, inquiry_id = $4, inquiry_message_id = $5, taken_at_ms = $6
      where id = $1 and state = 'waiting'`,
    values: [end.id, end.state, end.became, end.inquiryId, end.inquiryMessageId, end.atMs],
  })
  return rowCount === 1
}

/** Lets a mail that was set aside, or could not be read, be read again. False where it belongs to an inquiry. */
export async function readAgain(transaction: Queryable, id: number): Promise<boolean> {
  const { rowCount } = await transaction.query({
    name: 'read-mail-again',
    text: `update incoming_mails set state = 'waiting', became = null, taken_at_ms = null where id = $1 and state <> 'taken' and raw <> ''`,
    values: [id],
  })
  return rowCount === 1
}

/** How many mails from an address became something since then; in `inquiryId`, where one is named. */
export async function countFrom(
  database: Queryable,
  asked: { address: string; became: string; inquiryId: number | null; sinceMs: number },
): Promise<number> {
  const { rows } = await database.query<{ n: number }>({
    name: 'count-mails-from',
    text: `select count(*)::integer as n from incoming_mails
      where from_address = $1 and received_at_ms >= $4 and became = $2 and ($3::bigint is null or inquiry_id = $3)`,
    values: [asked.address, asked.became, asked.inquiryId, asked.sinceMs],
  })
  return rows[0]?.n ?? 0
}

/**
 * How the last mail from an address came about, else the one that opened an inquiry, or opens one now: by a person or a
 * program. Null where no mail came.
 */
export async function natureOfWriter(
  database: Queryable,
  about: { address: string; inquiryId: number | null; incomingId: number | null },
): Promise<string | null> {
  const { rows } = await database.query<{ nature: string | null }>({
    name: 'nature-of-writer',
    text: `select coalesce(
        (select nature from incoming_mails where from_address = $1 and nature is not null
          order by received_at_ms desc, id desc limit 1),
        (select nature from incoming_mails where id = $3 or (inquiry_id = $2 and became = 'inquiry')
          order by id limit 1)) as nature`,
    values: [about.address, about.inquiryId, about.incomingId],
  })
  return rows[0]?.nature ?? null
}

/** To whom the last mail about an inquiry from an address went besides us. */
export async function readLastCc(database: Queryable, inquiryId: number, fromAddress: string): Promise<string[]> {
  const { rows } = await database.query<{ cc: string[] }>({
    name: 'read-last-cc',
    text: `select cc from incoming_mails where inquiry_id = $1 and from_address = $2 and state = 'taken'
      order by id desc limit 1`,
    values: [inquiryId, fromAddress],
  })
  return rows[0]?.cc ?? []
}

export type IncomingSearch = {
  states: readonly IncomingState[]
  inquiryId: number | null
  beforeId: number | null
  limit: number
}

/** Mails that came in, the newest first. */
export async function readIncomingMails(database: Queryable, search: IncomingSearch): Promise<Incoming[]> {
  const { rows } = await database.query<Incoming>({
    name: 'read-incoming-mails',
    text: `select ${COLUMNS} from incoming_mails
      where state = any($1) and ($2::bigint is null or inquiry_id = $2) and ($3::bigint is null or id < $3)
      order by id desc limit $4`,
    values: [search.states, search.inquiryId, search.beforeId, search.limit],
  })
  return rows
}

/** Ids of mails that wait to be read since before then. */
export async function readUnread(database: Queryable, beforeMs: number, mostTries: number): Promise<number[]> {
  const { rows } = await database.query<{ id: number }>({
    name: 'read-unread',
    text: `select id from incoming_mails where state = 'waiting' and received_at_ms <= $1 and tries < $2 order by id limit 200`,
    values: [beforeMs, mostTries],
  })
  return rows.map(({ id }) => id)
}

/** How far a mailbox was read: its identity as IMAP numbers it, and the last number. */
export type MailboxPlace = { uidValidity: string; lastUid: number }

/** How far a mailbox was read; null where it never was. */
export async function readMailboxPlace(database: Queryable, account: string): Promise<MailboxPlace | null> {
  const { rows } = await database.query<MailboxPlace>({
    name: 'read-mailbox-place',
    text: `select uid_validity as "uidValidity", last_uid as "lastUid" from imap_mailboxes where account = $1`,
    values: [account],
  })
  return rows[0] ?? null
}

/** Notes how far a mailbox was read; never backwards within one numbering. */
export async function writeMailboxPlace(database: Queryable, account: string, place: MailboxPlace): Promise<void> {
  await database.query({
    name: 'write-mailbox-place',
    text: `insert into imap_mailboxes (account, uid_validity, last_uid) values ($1, $2, $3)
      on conflict (account) do update set uid_validity = excluded.uid_validity,
        last_uid = case when imap_mailboxes.uid_validity = excluded.uid_validity
          then greatest(imap_mailboxes.last_uid, excluded.last_uid) else excluded.last_uid end`,
    values: [account, place.uidValidity, place.lastUid],
  })
}
