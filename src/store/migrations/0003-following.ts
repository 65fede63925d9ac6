import { type Kysely, sql } from 'kysely'

/**
 * Parcels that a carrier's API is asked about. `claimed_until_ms` is the lease of whoever asks now, so that no two
 * servers ask for one number; a lease of a server that died runs out. `facts` is what planning knows (JSON); `body` the
 * last answer word for word. Calls are counted in one table for all servers. `source_state` holds how long a source
 * wants to be left alone, and what an operator has to mend.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table followed_parcels (
      tracking_number text not null,
      source text not null,
      added_at_ms bigint not null,
      destination_zip text,
      mailed_on text,
      asked_at_ms bigint,
      answered_at_ms bigint,
      failed_at_ms bigint,
      failures smallint not null default 0,
      outcome text,
      code text,
      pushed_at_ms bigint,
      open_until_ms bigint not null default 0,
      not_before_ms bigint,
      claimed_until_ms bigint not null default 0,
      facts json,
      body json,
      primary key (tracking_number, source)
    )`.execute(database)
  // An index for each part of a look at the plan of calls, and for forgetting, so that a million parcels cost no more.
  await sql`create index followed_parcels_asked on followed_parcels (source, asked_at_ms)
    where not_before_ms is not null and asked_at_ms is not null and pushed_at_ms is null`.execute(database)
  await sql`create index followed_parcels_moving on followed_parcels (source, asked_at_ms)
    where not_before_ms is not null and facts ->> 'phase' in ('accepted', 'out-for-delivery')`.execute(database)
  await sql`create index followed_parcels_pushed on followed_parcels (source, pushed_at_ms)
    where not_before_ms is not null and pushed_at_ms is not null`.execute(database)
  await sql`create index followed_parcels_unasked on followed_parcels (source, open_until_ms, added_at_ms)
    where not_before_ms is not null and asked_at_ms is null`.execute(database)
  await sql`create index followed_parcels_open on followed_parcels (source, open_until_ms)
    where not_before_ms is not null and open_until_ms > 0`.execute(database)
  await sql`create index followed_parcels_ended on followed_parcels (source, asked_at_ms)
    where not_before_ms is null`.execute(database)
  await sql`
    create table source_calls (
      id bigint generated always as identity primary key,
      source text not null,
      at_ms bigint not null,
      purpose text not null,
      reason text
    )`.execute(database)
  await sql`create index source_calls_of_hour on source_calls (source, at_ms)`.execute(database)
  await sql`
    create table source_state (
      source text primary key,
      wait_until_ms bigint not null default 0,
      waits smallint not null default 0,
      fault text,
      fault_message text,
      fault_since_ms bigint,
      answered_at_ms bigint
    )`.execute(database)
  await sql`
    create table source_mailers (
      source text not null,
      mailer_id text not null,
      covered_at_ms bigint,
      refused_at_ms bigint,
      refusals integer not null default 0,
      primary key (source, mailer_id)
    )`.execute(database)
}
