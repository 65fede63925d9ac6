import { type Kysely, sql } from 'kysely'

/**
 * Who wants to be told of parcels, and of which. `mailbox_key` is the same for addresses that differ in a tag alone;
 * the address of a browser is its endpoint at a push service, and `push_keys` encrypt for it. `told` is what a watcher knows of a parcel; news is what is so beside it.
 * `key_salt` goes into the key of the watcher's own page: another salt, and all links are void. `next_look_at_ms`: time
 * alone may be news then, or what waits for the end of quiet hours is told. Mails that nobody asked for one by one carry
 * the address that ends them.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table watchers (
      id bigint generated always as identity primary key,
      channel text not null check (channel in ('email', 'web-push')),
      address text not null,
      address_key text not null,
      mailbox_key text not null,
      push_keys jsonb check ((push_keys is not null) = (channel = 'web-push')),
      key_salt text not null,
      zone text not null,
      quiet_from smallint check (quiet_from between 0 and 1439),
      quiet_until smallint check (quiet_until between 0 and 1439),
      created_at_ms bigint not null,
      confirmed_at_ms bigint,
      asked_at_ms bigint,
      refused_at_ms bigint,
      last_told_at_ms bigint,
      unique (channel, address_key)
    )`.execute(database)
  await sql`create index watchers_of_mailbox on watchers (mailbox_key)`.execute(database)
  await sql`
    create table watches (
      id bigint generated always as identity primary key,
      watcher_id bigint not null references watchers (id) on delete cascade,
      tracking_number text not null,
      events text[] not null,
      state text not null check (state in ('pending', 'active', 'ended')),
      told jsonb not null,
      created_at_ms bigint not null,
      next_look_at_ms bigint,
      ends_at_ms bigint,
      ended_at_ms bigint,
      unique (watcher_id, tracking_number)
    )`.execute(database)
  await sql`create index watches_of_parcel on watches (tracking_number, watcher_id) where state = 'active'`.execute(
    database,
  )
  await sql`create index watches_to_look_at on watches (next_look_at_ms) where state = 'active'`.execute(database)
  await sql`create index watches_to_end on watches (ends_at_ms) where state = 'active' and ends_at_ms is not null`.execute(
    database,
  )
  await sql`alter table outgoing_mails add column stop_url text`.execute(database)
}
