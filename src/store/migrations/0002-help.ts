import { type Kysely, sql } from 'kysely'

/**
 * What readers say of help articles. `form` is the identity of the form that was sent: sent again it counts once.
 * `sender` tells for an hour that several came from one address, and can't be turned back into it. An article that is
 * taken away leaves its votes and comments: articles are files.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table help_votes (
      form uuid primary key,
      slug text not null,
      is_helpful boolean not null,
      sender text not null,
      at_ms bigint not null
    )`.execute(database)
  await sql`create index help_votes_of_article on help_votes (slug)`.execute(database)
  await sql`create index help_votes_of_sender on help_votes (sender)`.execute(database)
  await sql`
    create table help_comments (
      id bigint generated always as identity primary key,
      form uuid not null unique,
      slug text not null,
      name text not null,
      email text not null,
      text text not null,
      state text not null check (state in ('pending', 'approved', 'rejected')),
      sender text not null,
      at_ms bigint not null,
      decided_at_ms bigint
    )`.execute(database)
  await sql`create index help_comments_of_article on help_comments (slug, at_ms) where state = 'approved'`.execute(
    database,
  )
  await sql`create index help_comments_by_state on help_comments (state, id)`.execute(database)
  await sql`create index help_comments_of_sender on help_comments (sender)`.execute(database)
}
