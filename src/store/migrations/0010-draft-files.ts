import { type Kysely, sql } from 'kysely'

/** Photos and papers of a question that is not sent yet; they go with its draft. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table inquiry_draft_files (
      id bigint generated always as identity primary key,
      draft text not null references inquiry_drafts (key_hash) on delete cascade,
      name text not null,
      bytes integer not null,
      content bytea not null
    )`.execute(database)
  await sql`create index inquiry_draft_files_of_draft on inquiry_draft_files (draft, id)`.execute(database)
}
