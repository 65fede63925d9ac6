import { type Kysely, sql } from 'kysely'

/**
 * Scans are only ever added. A scan's identity is its fingerprint: of the source's event id where there is one, else of
 * number, piece, code or wording, time and place. The tracking number leads every key of the scan-side tables, so that
 * they can be distributed by it.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table scans (
      tracking_number text not null,
      fingerprint uuid not null,
      piece smallint,
      code text,
      wording text,
      at_ms bigint not null,
      offset_minutes smallint,
      has_time boolean not null,
      facility text,
      city text,
      state text,
      zip text,
      country text,
      basis text,
      source text not null,
      source_event_id text,
      replaces text,
      facts json,
      recorded_at_ms bigint not null,
      primary key (tracking_number, fingerprint)
    )`.execute(database)
  // Room for a parcel's next states on its own page: such updates leave the index alone.
  await sql`
    create table parcels (
      tracking_number text not null,
      piece smallint not null,
      phase text not null,
      last_seen_at_ms bigint,
      latest_at_ms bigint,
      expected_day text,
      state json not null,
      version integer not null,
      changed_at_ms bigint not null,
      primary key (tracking_number, piece)
    ) with (fillfactor = 60)`.execute(database)
  await sql`
    create table changes (
      id bigint generated always as identity primary key,
      numbers text[] not null,
      at_ms bigint not null
    )`.execute(database)
  await sql`
    create table sources (
      name text primary key,
      last_heard_ms bigint not null
    )`.execute(database)
  await sql`
    create table settings (
      name text primary key,
      value text not null
    )`.execute(database)
}
