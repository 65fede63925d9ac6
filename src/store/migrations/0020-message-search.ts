import { type Kysely, sql } from 'kysely'

/**
 * The index of words in messages knows roughly when a message came: beside its words stand some that no text can hold, as
 * they begin with a blank, one for each size of a stretch of ids. So the newest of many hits are found without fetching all
 * of them.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create index inquiry_messages_words on inquiry_messages using gin (
      (search || array_to_tsvector(array[
        ' 14 ' || (id >> 14), ' 15 ' || (id >> 15), ' 16 ' || (id >> 16), ' 17 ' || (id >> 17)])))`.execute(database)
  await sql`drop index inquiry_messages_search`.execute(database)
}
