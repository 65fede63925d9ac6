import type { OfficeFacts } from '#domain/offices/office-facts.ts'
import type { Queryable } from './database.ts'

/** What was said of an office, and when; `facts` is null where the directory did not know it. */
export type StoredFacts = { officeId: string; facts: OfficeFacts | null; atMs: number }

/** What the directory said of these offices, as far as it was asked. */
export async function readFacts(database: Queryable, officeIds: readonly string[]): Promise<StoredFacts[]> {
  const { rows } = await database.query<StoredFacts>({
    name: 'read-office-facts',
    text: `select office_id as "officeId", facts, asked_at_ms as "atMs" from office_facts where office_id = any($1)`,
    values: [officeIds],
  })
  return rows
}

/** Keeps what the directory said; offices that an import took away in the meantime are left out. */
export async function saveFacts(database: Queryable, facts: readonly StoredFacts[]): Promise<void> {
  await database.query({
    name: 'save-office-facts',
    text: `insert into office_facts (office_id, facts, asked_at_ms)
      select told."officeId", told.facts, told."atMs"
      from json_to_recordset($1) as told ("officeId" text, facts json, "atMs" bigint)
      where exists (select from offices where offices.id = told."officeId")
      on conflict (office_id) do update set facts = excluded.facts, asked_at_ms = excluded.asked_at_ms`,
    values: [JSON.stringify(facts)],
  })
}
