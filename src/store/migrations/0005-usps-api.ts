import { type Kysely, sql } from 'kysely'

/**
 * Programs that ask our USPS-compatible API. A client's secret is kept as its hash only. `mids` empty: it may ask for
 * every parcel; `calls_per_hour` null: as often as it likes; `mode` null: each API in its own way. Tokens are signed and
 * kept nowhere, except those that were taken back. `listener_secret` signs what
 * we send, so it can't be a hash.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table api_clients (
      client_id text primary key,
      name text not null unique,
      secret_hash text not null,
      mids text[] not null,
      scopes text[] not null,
      calls_per_hour integer,
      mode text check (mode in ('spec', 'live')),
      local_webhooks boolean not null,
      created_at_ms bigint not null
    )`.execute(database)
  await sql`
    create table revoked_tokens (
      id text primary key,
      expires_at_ms bigint not null
    )`.execute(database)
  await sql`
    create table subscriptions (
      id bigint generated always as identity (start with 100000001) primary key,
      client_id text not null references api_clients on delete cascade,
      mid text,
      tracking_number text,
      event_types text[] not null,
      listener_url text not null,
      listener_secret text not null,
      emails text[] not null,
      status text not null check (status in ('ENABLED', 'DISABLED', 'SUSPENDED')),
      status_reason text,
      version integer not null default 1,
      created_at_ms bigint not null,
      status_changed_at_ms bigint not null,
      last_traffic_at_ms bigint not null,
      check ((mid is null) <> (tracking_number is null))
    )`.execute(database)
  await sql`create index subscriptions_of_client on subscriptions (client_id, id)`.execute(database)
  await sql`create index subscriptions_by_mid on subscriptions (mid) where status = 'ENABLED'`.execute(database)
  await sql`create index subscriptions_by_number on subscriptions (tracking_number) where status = 'ENABLED'`.execute(
    database,
  )
}
