import type { Queryable, Transaction } from '../database.ts'
import { redactMailsIn, redactMailsOut } from './redact-inquiry.ts'

/** With those that they carry on, which may name the person without the address; those come last. */
const WITH_MERGED = `union
    select gone.id, theirs.merges + 1 from inquiries gone join theirs on gone.merged_into = theirs.id
  ) select id from theirs group by id order by max(merges), id`

/**
 * Ids of the inquiries of whoever has this address (in small letters), the oldest first; also of those opened by a mail
 * from it that wanted its answer elsewhere.
 */
export async function readInquiriesOf(database: Queryable, address: string): Promise<number[]> {
  const { rows } = await database.query<{ id: number }>(
    `with recursive theirs as (
      select id, 0 as merges from inquiries where lower(customer_email) = $1
      union select inquiry_id, 0 from incoming_mails
        where from_address = $1 and became = 'inquiry' and inquiry_id is not null
      ${WITH_MERGED}`,
    [address],
  )
  return rows.map(({ id }) => id)
}

/** Ids of an inquiry, of the one that carries it on, and of all others that this one carries on. */
export async function readInquiriesWith(database: Queryable, id: number): Promise<number[]> {
  const { rows } = await database.query<{ id: number }>(
    `with recursive onward as (
      select id, merged_into from inquiries where id = $1
      union select into_it.id, into_it.merged_into from inquiries into_it join onward on into_it.id = onward.merged_into
    ), theirs as (select id, 0 as merges from onward where merged_into is null ${WITH_MERGED}`,
    [id],
  )
  return rows.map(({ id }) => id)
}

/** Mails from an address, also those that nobody has read yet: these are known by their text alone. */
const FROM = `(from_address = $1 or lower(envelope->>'from') = $1
  or (from_address is null and state <> 'taken' and position($1 in lower(encode(raw, 'escape'))) > 0))`

/** What mail servers say of mails of ours, which went to an address besides others. */
const BOUNCE_ABOUT = `(nature = 'bounce' and position($1 in lower(encode(raw, 'escape'))) > 0)`

/** A message that somebody wrote into another person's inquiry, by mail. */
export type MessageElsewhere = { id: number; inquiryId: number; atMs: number; text: string }

export async function readMessagesElsewhere(
  database: Queryable,
  address: string,
  inquiryIds: readonly number[],
): Promise<MessageElsewhere[]> {
  const { rows } = await database.query<MessageElsewhere>(
    `select messages.id, messages.inquiry_id as "inquiryId", messages.at_ms as "atMs", messages.text
      from inquiry_messages messages join incoming_mails mails on mails.inquiry_message_id = messages.id
      where mails.from_address = $1 and messages.inquiry_id <> all($2::bigint[]) order by messages.id`,
    [address, inquiryIds],
  )
  return rows
}

/** Ids of the mails from an address, and of those of some inquiries; the oldest first. */
export async function readMailsIn(
  database: Queryable,
  who: { address: string | null; inquiryIds: readonly number[] },
): Promise<number[]> {
  const { rows } = await database.query<{ id: number }>(
    `select id from incoming_mails where inquiry_id = any($2::bigint[]) or ($1::text is not null and ${FROM}) order by id`,
    [who.address, who.inquiryIds],
  )
  return rows.map(({ id }) => id)
}

/** Ids of the mails to an address, and of those of some inquiries; the oldest first. */
export async function readMailsOut(
  database: Queryable,
  who: { address: string | null; inquiryIds: readonly number[] },
): Promise<number[]> {
  const { rows } = await database.query<{ id: number }>(
    `select id from outgoing_mails where inquiry_id = any($2::bigint[]) or lower(to_address) = $1 order by id`,
    [who.address, who.inquiryIds],
  )
  return rows.map(({ id }) => id)
}

/** A comment of a reader under a help article. */
export type CommentOf = { slug: string; name: string; text: string; atMs: number }

export async function readCommentsOf(database: Queryable, address: string): Promise<CommentOf[]> {
  const { rows } = await database.query<CommentOf>(
    'select slug, name, text, at_ms as "atMs" from help_comments where lower(email) = $1 order by id',
    [address],
  )
  return rows
}

/**
 * Takes an address, and what came from it, out of everything that is no inquiry of its own: messages in others'
 * inquiries with their files, mails in and out, copies, comments, questions that were not sent.
 */
export async function redactAddress(
  transaction: Transaction,
  { address, text, atMs }: { address: string; text: string; atMs: number },
): Promise<{ messages: number; files: number; mails: number; comments: number; watches: number }> {
  const count = async (statement: string, values: unknown[] = [address]) =>
    (await transaction.query(statement, values)).rowCount ?? 0
  const theirs = `select inquiry_message_id from incoming_mails where from_address = $1 and inquiry_message_id is not null`
  // What the desk was told of their mails by itself names them.
  const notes = `select (events.data->>'message')::bigint from inquiry_events events
    join incoming_mails mails on mails.inquiry_id = events.inquiry_id
      and events.data->>'about' = mails.inquiry_message_id::text
    where mails.from_address = $1 and events.kind = 'note-added'`
  const files = await count(`delete from inquiry_files where message_id in (${theirs})`)
  await count(`delete from held_files where message_id in (${theirs})`)
  const messages = await count(
    `update inquiry_messages set text = $2, html = null, author = null where id in (${theirs}) or id in (${notes})`,
    [address, text],
  )
  const mails =
    (await redactMailsIn(transaction, `${FROM} or ${BOUNCE_ABOUT}`, [address], atMs)) +
    (await redactMailsOut(transaction, 'lower(to_address) = $1', [address], atMs))
  for (const [table, column] of [
    ['outgoing_mails', 'cc'],
    ['outgoing_mails', 'left_to'],
    ['incoming_mails', 'cc'],
  ] as const) {
    await count(
      `update ${table} set ${column} = array(select one from unnest(${column}) one where lower(one) <> $1)
        where exists (select from unnest(${column}) one where lower(one) = $1)`,
    )
  }
  await count(`update outgoing_mails set last_error = null where position($1 in lower(last_error)) > 0`)
  await count(`update inquiry_events set data = (data::jsonb - 'says')::json
    where kind = 'mail-failed' and position($1 in lower(data->>'says')) > 0`)
  const comments = await count('delete from help_comments where lower(email) = $1')
  await count(`delete from inquiry_drafts where lower(data->'answers'->>'email') = $1`)
  const watches = await count(
    `delete from watches using watchers where watchers.id = watches.watcher_id and watchers.address_key = $1`,
  )
  await count('delete from watchers where address_key = $1')
  return { messages, files, mails, comments, watches }
}
