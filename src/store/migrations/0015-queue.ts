import { type Kysely, sql } from 'kysely'

/** Lists of one status in the order in which they are due, and counts of what is still to be done, by an index alone. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`create index inquiries_of_status on inquiries (status, coalesce(due_at_ms, 9007199254740991), id)
    include (due_at_ms, assignee, snoozed_until_ms) where status <> 'closed'`.execute(database)
  await sql`drop index inquiries_of_assignee`.execute(database)
  await sql`create index inquiries_of_assignee on inquiries (assignee, coalesce(due_at_ms, 9007199254740991), id)
    where status <> 'closed'`.execute(database)
}
