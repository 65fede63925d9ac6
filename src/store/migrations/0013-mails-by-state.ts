import { type Kysely, sql } from 'kysely'

/** The desk lists mails that wait, failed or were set aside: few among the many that are done. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`create index outgoing_mails_by_state on outgoing_mails (state, id)`.execute(database)
  await sql`create index incoming_mails_by_state on incoming_mails (state, id)`.execute(database)
}
