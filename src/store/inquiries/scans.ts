import type { Queryable, Transaction } from '../database.ts'

/**
 * Notes which scans an inquiry knows of, by their fingerprints.
 * @returns those that it did not know before
 */
export async function noteScans(
  transaction: Transaction,
  inquiryId: number,
  fingerprints: readonly string[],
): Promise<string[]> {
  if (fingerprints.length === 0) return []
  const { rows } = await transaction.query<{ fingerprint: string }>({
    name: 'note-inquiry-scans',
    text: `insert into inquiry_scans (inquiry_id, fingerprint) select $1, unnest($2::uuid[])
      on conflict do nothing returning fingerprint::text`,
    values: [inquiryId, fingerprints],
  })
  return rows.map(({ fingerprint }) => fingerprint)
}

/** Whether an inquiry knows all these scans, by their fingerprints. */
export async function knowsScans(
  database: Queryable,
  inquiryId: number,
  fingerprints: readonly string[],
): Promise<boolean> {
  const { rows } = await database.query<{ known: boolean }>({
    name: 'inquiry-knows-scans',
    text: `select not exists (
        select unnest($2::uuid[]) except select fingerprint from inquiry_scans where inquiry_id = $1) as known`,
    values: [inquiryId, fingerprints],
  })
  return rows[0]?.known === true
}
