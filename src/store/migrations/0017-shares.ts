import { type Kysely, sql } from 'kysely'

/**
 * Links by which somebody shows a parcel to others. Only hashes of the link's token and of the key that ends it are kept;
 * `piece` is the parcel that was shared, so that a later one under the same number is never shown by it.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table shares (
      token_hash text primary key,
      key_hash text not null,
      tracking_number text not null,
      piece smallint,
      has_history boolean not null,
      expires_at_ms bigint not null
    )`.execute(database)
  await sql`create index shares_by_end on shares (expires_at_ms)`.execute(database)
}
