import { type Kysely, sql } from 'kysely'

/**
 * What was done with the data of one person, by whom and when; the person is named by a keyed hash alone, so that the
 * record gives nothing away. `redacted_at_ms`: what an inquiry told of people is gone since. A request that was done names
 * the inquiry that its result tells of, so that the result goes with it.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`alter table inquiries add column redacted_at_ms bigint`.execute(database)
  await sql`create index inquiries_closed on inquiries (closed_at_ms) where closed_at_ms is not null`.execute(database)
  await sql`alter table done_requests add column inquiry_id bigint`.execute(database)
  await sql`create index done_requests_of_inquiry on done_requests (inquiry_id) where inquiry_id is not null`.execute(
    database,
  )
  await sql`
    create table personal_data_log (
      id bigint generated always as identity primary key,
      at_ms bigint not null,
      kind text not null check (kind in ('exported', 'deleted', 'aged')),
      by_id text,
      by_name text not null,
      person_hash text,
      counts json not null
    )`.execute(database)
  await sql`create index personal_data_log_of_person on personal_data_log (person_hash)`.execute(database)
}
