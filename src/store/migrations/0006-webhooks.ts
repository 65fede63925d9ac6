import { type Kysely, sql } from 'kysely'

/**
 * What carriers tell us unasked. `body` is the notice as it came, without what it says of people; `fingerprint` is the
 * identity of what was signed, so that a notice told twice is kept once. A subscription's `secret` is null where the one
 * of the installation signs; the one before stays good for notices that are still under way.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table source_notices (
      id bigint generated always as identity primary key,
      source text not null,
      fingerprint uuid not null unique,
      subscription_id text,
      body text not null,
      sent_at_ms bigint,
      received_at_ms bigint not null,
      state text not null check (state in ('waiting', 'taken', 'unread')),
      problem text
    )`.execute(database)
  await sql`create index source_notices_by_age on source_notices (received_at_ms)`.execute(database)
  await sql`create index source_notices_not_taken on source_notices (source, id) where state <> 'taken'`.execute(
    database,
  )
  await sql`
    create table source_subscriptions (
      source text not null,
      id text not null,
      subject json not null,
      events text[] not null,
      listener_url text not null,
      admin_emails text[] not null,
      secret text,
      secret_before text,
      secret_before_until_ms bigint,
      status text not null,
      expires_at_ms bigint,
      made_at_ms bigint not null,
      checked_at_ms bigint not null,
      last_heard_ms bigint,
      primary key (source, id)
    )`.execute(database)
}
