import type { Queryable } from '../database.ts'

export const PERSONAL_DATA_DEEDS = ['exported', 'deleted', 'aged'] as const

/** `aged`: by the rule of how long personal data are kept. */
export type PersonalDataDeed = (typeof PERSONAL_DATA_DEEDS)[number]

/** What was done with the data of a person, who is named by a keyed hash alone. Entries are only ever added. */
export type PersonalDataEntry = {
  id: number
  atMs: number
  kind: PersonalDataDeed
  /** Null for the command line and rules. */
  byId: string | null
  byName: string
  /** Null where it was about no one person. */
  personHash: string | null
  counts: Record<string, number>
}

const COLUMNS = `id, at_ms as "atMs", kind, by_id as "byId", by_name as "byName", person_hash as "personHash", counts`

export async function insertEntry(database: Queryable, entry: Omit<PersonalDataEntry, 'id'>): Promise<void> {
  await database.query({
    name: 'insert-personal-data-entry',
    text: `insert into personal_data_log (at_ms, kind, by_id, by_name, person_hash, counts)
      values ($1, $2, $3, $4, $5, $6)`,
    values: [entry.atMs, entry.kind, entry.byId, entry.byName, entry.personHash, JSON.stringify(entry.counts)],
  })
}

/** The newest first; of one person, where a hash is given. */
export async function readEntries(
  database: Queryable,
  { personHash, beforeId, limit }: { personHash: string | null; beforeId: number | null; limit: number },
): Promise<PersonalDataEntry[]> {
  const { rows } = await database.query<PersonalDataEntry>({
    name: 'read-personal-data-entries',
    text: `select ${COLUMNS} from personal_data_log
      where ($1::text is null or person_hash = $1) and ($2::bigint is null or id < $2) order by id desc limit $3`,
    values: [personHash, beforeId, limit],
  })
  return rows
}
