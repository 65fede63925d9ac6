import { type Kysely, sql } from 'kysely'

/**
 * The clock of each inquiry, as its events make it, with what was planned by it: when somebody is to be warned next, and
 * by which edition of the service levels. Inquiries that have none get theirs at the next start.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    alter table inquiries
      add column clock jsonb,
      add column step_at_ms bigint,
      add column planned_by text`.execute(database)
  await sql`create index inquiries_step on inquiries (step_at_ms) where step_at_ms is not null`.execute(database)
  await sql`create index inquiries_created on inquiries (created_at_ms)`.execute(database)
  await sql`create index inquiry_events_for_reports on inquiry_events (at_ms)
    where kind in ('message-sent', 'closed', 'reopened', 'rated')`.execute(database)
}
