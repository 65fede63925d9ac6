import { type Kysely, sql } from 'kysely'

/**
 * Mails out and in. An outgoing mail keeps its Message-ID over all tries; `left_to` are the addresses that no server has
 * taken it for yet; `try_started_at_ms` is set while a server sends it, so that two never do. An incoming mail is kept as
 * it came before it is read; `digest` (SHA-256) tells the same mail handed over twice. `mail_tokens` hold the words in
 * reply addresses that lead answers to their inquiry.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table outgoing_mails (
      id bigint generated always as identity primary key,
      message_id text not null unique,
      inquiry_id bigint,
      inquiry_message_id bigint,
      kind text not null,
      to_name text,
      to_address text not null,
      cc text[] not null,
      subject text not null,
      text text not null,
      in_reply_to text,
      reference_ids text[] not null,
      reply_token text,
      state text not null check (state in ('held', 'waiting', 'sent', 'failed', 'cancelled')),
      why text,
      left_to text[] not null,
      tries integer not null default 0,
      next_try_at_ms bigint not null,
      try_started_at_ms bigint,
      last_error text,
      created_at_ms bigint not null,
      ended_at_ms bigint
    )`.execute(database)
  await sql`
    create index outgoing_mails_due on outgoing_mails (next_try_at_ms) where state in ('held', 'waiting')`.execute(
    database,
  )
  await sql`create index outgoing_mails_by_inquiry on outgoing_mails (inquiry_id, id)`.execute(database)
  await sql`create index outgoing_mails_by_address on outgoing_mails (lower(to_address), created_at_ms)`.execute(
    database,
  )
  await sql`
    create table mail_tokens (
      inquiry_id bigint primary key,
      token text not null unique
    )`.execute(database)
  await sql`
    create table incoming_mails (
      id bigint generated always as identity primary key,
      digest bytea not null unique,
      message_id text,
      came_by text not null check (came_by in ('imap', 'smtp')),
      envelope json not null,
      raw bytea not null,
      received_at_ms bigint not null,
      state text not null check (state in ('waiting', 'taken', 'set-aside')),
      became text,
      problem text,
      tries integer not null default 0,
      nature text,
      from_address text,
      cc text[] not null default '{}',
      subject text,
      checks text,
      content_digest bytea,
      inquiry_id bigint,
      inquiry_message_id bigint,
      taken_at_ms bigint
    )`.execute(database)
  await sql`create index incoming_mails_by_message_id on incoming_mails (message_id)`.execute(database)
  await sql`create index incoming_mails_by_inquiry on incoming_mails (inquiry_id, id)`.execute(database)
  await sql`create index incoming_mails_waiting on incoming_mails (id) where state = 'waiting'`.execute(database)
  await sql`create index incoming_mails_by_address on incoming_mails (from_address, received_at_ms)`.execute(database)
  await sql`
    create table held_files (
      id bigint generated always as identity primary key,
      incoming_id bigint not null references incoming_mails (id) on delete cascade,
      inquiry_id bigint not null,
      message_id bigint not null,
      name text not null,
      media_type text not null,
      content bytea not null,
      at_ms bigint not null
    )`.execute(database)
  await sql`create index held_files_by_mail on held_files (incoming_id)`.execute(database)
  await sql`
    create table imap_mailboxes (
      account text primary key,
      uid_validity text not null,
      last_uid bigint not null
    )`.execute(database)
}
