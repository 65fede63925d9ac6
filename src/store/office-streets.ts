import type { Queryable } from './database.ts'
import { officesWhere, type StoredOffice } from './offices.ts'

export type StreetOutcome = 'found' | 'not-found' | 'several'

/** What came of looking an office's address up; the position only where it was found. */
export type StreetAnswer = {
  officeId: string
  address: string
  zip: string
  outcome: StreetOutcome
  lat: number | null
  lon: number | null
}

/**
 * The next offices whose address was not looked up yet, by their ids.
 * @param again also those that were looked up and not found
 */
export function officesToLocate(
  database: Queryable,
  options: { afterId: string; limit: number; again: boolean },
): Promise<StoredOffice[]> {
  return officesWhere(
    database,
    `id > $1 and (street_outcome is null or ($3 and street_outcome <> 'found')) order by id limit $2`,
    [options.afterId, options.limit, options.again],
  )
}

/** How many there are of them. */
export async function countToLocate(database: Queryable, again: boolean): Promise<number> {
  const { rows } = await database.query<{ n: number }>(
    `select count(*)::integer as n from offices where street_outcome is null or ($1 and street_outcome <> 'found')`,
    [again],
  )
  return rows[0]?.n ?? 0
}

/** Keeps the answers; an office whose address an import changed in the meantime is left alone. */
export async function saveStreets(
  database: Queryable,
  answers: readonly StreetAnswer[],
  askedAtMs: number,
): Promise<void> {
  await database.query(
    `update offices set street_lat = told.lat, street_lon = told.lon, street_outcome = told.outcome,
       street_asked_at_ms = $2
     from json_to_recordset($1) as told ("officeId" text, address text, zip text, outcome text,
       lat double precision, lon double precision)
     where offices.id = told."officeId" and offices.address = told.address and offices.zip = told.zip`,
    [JSON.stringify(answers), askedAtMs],
  )
}
