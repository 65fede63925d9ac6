import { type Kysely, sql } from 'kysely'

/**
 * Programs elsewhere that are told when parcels change. `webhook_parcels.told` is what an endpoint knows of a parcel; while
 * it is null, that is what was known at `since_ms`. A message keeps its body, so that each try sends the same.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table webhook_endpoints (
      id bigint generated always as identity primary key,
      url text not null,
      events text[] not null,
      all_parcels boolean not null,
      is_local boolean not null,
      state text not null default 'active' check (state in ('active', 'paused')),
      why_paused text,
      secret text not null,
      old_secret text,
      old_secret_until_ms bigint,
      created_at_ms bigint not null,
      created_by text not null,
      paused_at_ms bigint,
      last_taken_at_ms bigint
    )`.execute(database)
  await sql`
    create table webhook_parcels (
      endpoint_id bigint not null references webhook_endpoints (id) on delete cascade,
      tracking_number text not null,
      is_listed boolean not null,
      since_ms bigint not null,
      told jsonb,
      next_look_at_ms bigint,
      forget_at_ms bigint,
      primary key (endpoint_id, tracking_number)
    )`.execute(database)
  await sql`create index webhook_parcels_listed on webhook_parcels (tracking_number) where is_listed`.execute(database)
  await sql`create index webhook_parcels_to_look_at on webhook_parcels (next_look_at_ms)`.execute(database)
  await sql`create index webhook_parcels_to_forget on webhook_parcels (forget_at_ms) where forget_at_ms is not null`.execute(
    database,
  )
  await sql`
    create table webhook_messages (
      id text primary key,
      endpoint_id bigint not null references webhook_endpoints (id) on delete cascade,
      type text not null,
      tracking_number text not null,
      body text not null,
      state text not null default 'waiting' check (state in ('waiting', 'taken', 'given-up')),
      created_at_ms bigint not null,
      try_until_ms bigint not null,
      tries integer not null default 0,
      last_tried_at_ms bigint,
      last_answer text
    )`.execute(database)
  await sql`create index webhook_messages_of_endpoint on webhook_messages (endpoint_id, created_at_ms, id)`.execute(
    database,
  )
  await sql`create index webhook_messages_waiting on webhook_messages (endpoint_id) where state = 'waiting'`.execute(
    database,
  )
  await sql`create index webhook_messages_by_age on webhook_messages (created_at_ms)`.execute(database)
}
