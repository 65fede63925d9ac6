import type { Queryable } from '../database.ts'

/** Whether a source tells of the parcels of a mailer (by Mailer ID). */
export type StoredMailer = {
  mailerId: string
  coveredAtMs: number | null
  refusedAtMs: number | null
  /** Refused numbers since it was last covered. */
  refusals: number
}

const COLUMNS = `mailer_id as "mailerId", covered_at_ms as "coveredAtMs", refused_at_ms as "refusedAtMs", refusals`

/** What is known of these mailers of a source. */
export async function readMailers(
  database: Queryable,
  source: string,
  mailerIds: readonly string[],
): Promise<StoredMailer[]> {
  if (mailerIds.length === 0) return []
  const { rows } = await database.query<StoredMailer>(
    `select ${COLUMNS} from source_mailers where source = $1 and mailer_id = any($2::text[])`,
    [source, mailerIds],
  )
  return rows
}

/** The mailers that were asked about last, those that the source tells of first. */
export async function listMailers(database: Queryable, source: string, most: number): Promise<StoredMailer[]> {
  const { rows } = await database.query<StoredMailer>(
    `select ${COLUMNS} from source_mailers where source = $1
      order by covered_at_ms desc nulls last, refusals desc limit $2`,
    [source, most],
  )
  return rows
}

/** Notes whether a parcel of a mailer was told of, or refused. */
export async function markMailer(
  database: Queryable,
  source: string,
  mark: { mailerId: string; covered: boolean; atMs: number },
): Promise<void> {
  await database.query(
    `insert into source_mailers (source, mailer_id, covered_at_ms, refused_at_ms, refusals)
      values ($1, $2, case when $3 then $4::bigint end, case when $3 then null else $4::bigint end,
        case when $3 then 0 else 1 end)
      on conflict (source, mailer_id) do update set
        covered_at_ms = coalesce(excluded.covered_at_ms, source_mailers.covered_at_ms),
        refused_at_ms = coalesce(excluded.refused_at_ms, source_mailers.refused_at_ms),
        refusals = case when $3 then 0 else source_mailers.refusals + 1 end`,
    [source, mark.mailerId, mark.covered, mark.atMs],
  )
}
