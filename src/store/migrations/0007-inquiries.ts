import { type Kysely, sql } from 'kysely'

/**
 * Questions of customers, carried until they are closed. `key_hash`: keys themselves are kept nowhere, and more than one
 * may open an inquiry (`inquiry_keys`). Events are only ever added, in the transaction of the change that they tell; a
 * row is saved over the `version` that was read. `watch_until_ms`: later scans of its parcel count until then.
 * `situation` and `last_place` are what the parcel's diagnosis and last scan said when they were last looked at, so that
 * the queue can be parted by them; `rediagnose_on` is the day on which time alone may change the former. `search` columns hold what full-text search finds; there are no triggers, so that they are generated.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table inquiries (
      id bigint generated always as identity primary key,
      reference text not null unique,
      key_hash text not null,
      status text not null check (status in ('open', 'waiting', 'answered', 'closed')),
      reason text not null,
      priority smallint not null,
      origin text not null,
      role text,
      tracking_number text,
      piece smallint,
      customer_name text,
      customer_email text,
      customer_phone text,
      subject text not null,
      facts json not null,
      evidence json,
      assignee text,
      tags text[] not null default '{}',
      snoozed_until_ms bigint,
      merged_into bigint references inquiries (id),
      outcome text,
      rating smallint,
      rating_comment text,
      created_at_ms bigint not null,
      updated_at_ms bigint not null,
      first_answered_at_ms bigint,
      last_customer_at_ms bigint,
      last_agent_at_ms bigint,
      due_at_ms bigint,
      due_kind text,
      reminder_at_ms bigint,
      situation text,
      last_place text,
      rediagnose_on text,
      answered_by_scan boolean not null default false,
      closes_at_ms bigint,
      closed_at_ms bigint,
      watch_until_ms bigint not null,
      version integer not null default 1,
      search tsvector generated always as (to_tsvector('simple',
        reference || ' ' || left(subject, 500) || ' ' || coalesce(tracking_number, '') || ' ' ||
        coalesce(customer_name, '') || ' ' || coalesce(customer_email, '') || ' ' ||
        coalesce(replace(customer_email, '@', ' '), '') || ' ' ||
        coalesce(regexp_replace(customer_phone, '\\D', '', 'g'), ''))) stored
    )`.execute(database)
  await sql`create index inquiries_due on inquiries (coalesce(due_at_ms, 9007199254740991), id) where status <> 'closed'`.execute(
    database,
  )
  await sql`create index inquiries_of_assignee on inquiries (assignee, status)`.execute(database)
  await sql`create index inquiries_of_parcel on inquiries (tracking_number) where tracking_number is not null`.execute(
    database,
  )
  await sql`create index inquiries_of_email on inquiries (lower(customer_email)) where customer_email is not null`.execute(
    database,
  )
  await sql`create index inquiries_snoozed on inquiries (snoozed_until_ms) where snoozed_until_ms is not null`.execute(
    database,
  )
  await sql`create index inquiries_closing on inquiries (closes_at_ms) where closes_at_ms is not null`.execute(database)
  await sql`create index inquiries_to_rediagnose on inquiries (rediagnose_on)
    where rediagnose_on is not null and status <> 'closed'`.execute(database)
  await sql`create index inquiries_updated on inquiries (updated_at_ms)`.execute(database)
  await sql`create index inquiries_search on inquiries using gin (search)`.execute(database)
  await sql`
    create table inquiry_keys (
      key_hash text primary key,
      inquiry_id bigint not null references inquiries (id) on delete cascade,
      at_ms bigint not null
    )`.execute(database)
  await sql`create index inquiry_keys_of_inquiry on inquiry_keys (inquiry_id)`.execute(database)
  await sql`
    create table inquiry_messages (
      id bigint generated always as identity primary key,
      inquiry_id bigint not null references inquiries (id) on delete cascade,
      at_ms bigint not null,
      kind text not null check (kind in ('customer', 'agent', 'system', 'note')),
      author text,
      author_id text,
      text text not null,
      html text,
      mail_id text,
      held_until_ms bigint,
      taken_back_at_ms bigint,
      search tsvector generated always as (to_tsvector('simple', left(text, 20000))) stored
    )`.execute(database)
  await sql`create index inquiry_messages_of_inquiry on inquiry_messages (inquiry_id, id)`.execute(database)
  await sql`create unique index inquiry_messages_of_mail on inquiry_messages (mail_id) where mail_id is not null`.execute(
    database,
  )
  await sql`create index inquiry_messages_search on inquiry_messages using gin (search)`.execute(database)
  await sql`
    create table inquiry_events (
      id bigint generated always as identity primary key,
      inquiry_id bigint not null references inquiries (id) on delete cascade,
      at_ms bigint not null,
      kind text not null,
      by_kind text not null check (by_kind in ('customer', 'agent', 'system')),
      by_id text,
      by_name text,
      data json not null
    )`.execute(database)
  await sql`create index inquiry_events_of_inquiry on inquiry_events (inquiry_id, id)`.execute(database)
  await sql`
    create table inquiry_scans (
      inquiry_id bigint not null references inquiries (id) on delete cascade,
      fingerprint uuid not null,
      primary key (inquiry_id, fingerprint)
    )`.execute(database)
  await sql`
    create table inquiry_files (
      id bigint generated always as identity primary key,
      inquiry_id bigint not null references inquiries (id) on delete cascade,
      message_id bigint references inquiry_messages (id) on delete set null,
      name text not null,
      media_type text not null,
      bytes integer not null,
      sha256 text not null,
      content bytea not null,
      at_ms bigint not null
    )`.execute(database)
  await sql`create index inquiry_files_of_inquiry on inquiry_files (inquiry_id, id)`.execute(database)
  await sql`
    create table inquiry_reminders (
      id bigint generated always as identity primary key,
      inquiry_id bigint not null references inquiries (id) on delete cascade,
      text text not null,
      due_at_ms bigint not null,
      made_by text,
      done_at_ms bigint
    )`.execute(database)
  await sql`create index inquiry_reminders_open on inquiry_reminders (inquiry_id, due_at_ms) where done_at_ms is null`.execute(
    database,
  )
  await sql`
    create table inquiry_mentions (
      message_id bigint not null references inquiry_messages (id) on delete cascade,
      agent_id text not null,
      inquiry_id bigint not null references inquiries (id) on delete cascade,
      seen_at_ms bigint,
      primary key (message_id, agent_id)
    )`.execute(database)
  await sql`create index inquiry_mentions_of_agent on inquiry_mentions (agent_id, inquiry_id) where seen_at_ms is null`.execute(
    database,
  )
  await sql`
    create table inquiry_viewers (
      inquiry_id bigint not null references inquiries (id) on delete cascade,
      agent_id text not null,
      agent_name text not null,
      is_writing boolean not null,
      at_ms bigint not null,
      primary key (inquiry_id, agent_id)
    )`.execute(database)
  await sql`
    create table inquiry_drafts (
      key_hash text primary key,
      data json not null,
      created_at_ms bigint not null,
      updated_at_ms bigint not null
    )`.execute(database)
  await sql`create index inquiry_drafts_by_age on inquiry_drafts (updated_at_ms)`.execute(database)
  await sql`
    create table reply_drafts (
      inquiry_id bigint not null references inquiries (id) on delete cascade,
      agent_id text not null,
      kind text not null check (kind in ('reply', 'note')),
      text text not null,
      updated_at_ms bigint not null,
      primary key (inquiry_id, agent_id)
    )`.execute(database)
  await sql`
    create table saved_replies (
      id bigint generated always as identity primary key,
      name text not null unique,
      reasons text[] not null default '{}',
      text text not null,
      updated_by text,
      updated_at_ms bigint not null
    )`.execute(database)
  await sql`
    create table done_requests (
      key_hash text primary key,
      request_hash text not null,
      result text,
      at_ms bigint not null
    )`.execute(database)
  await sql`create index done_requests_by_age on done_requests (at_ms)`.execute(database)
}
