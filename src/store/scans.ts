import { whenFrom } from '#domain/scans/at.ts'
import type { Basis } from '#domain/scans/basis.ts'
import type { Place } from '#domain/scans/place.ts'
import type { ParcelFacts, Scan } from '#domain/scans/scan.ts'
import type { Queryable, Transaction } from './database.ts'
import { fingerprintOf } from './fingerprint.ts'

/**
 * Adds scans; those that are there already are left as they are.
 * @returns the scans that are new, each once
 */
export async function insertScans(transaction: Transaction, scans: readonly Scan[]): Promise<Scan[]> {
  const byFingerprint = new Map<string, Scan>()
  for (const scan of scans) {
    const fingerprint = fingerprintOf(scan)
    if (!byFingerprint.has(fingerprint)) byFingerprint.set(fingerprint, scan)
  }
  const unique = [...byFingerprint.values()]
  // One row comes back: nothing where all were new, which is the rule, else the fingerprints of the new ones.
  const { rows } = await transaction.query<{ fresh: string[] | null }>({
    name: 'insert-scans',
    text: `
      with added as (
        insert into scans (fingerprint, tracking_number, piece, code, wording, at_ms, offset_minutes, has_time,
          facility, city, state, zip, country, basis, source, source_event_id, replaces, facts, recorded_at_ms)
        select fingerprint, tracking_number, piece, code, wording, at_ms, offset_minutes, has_time,
          facility, city, state, zip, country, basis, source, source_event_id, replaces, facts::json, recorded_at_ms
        from unnest($1::uuid[], $2::text[], $3::smallint[], $4::text[], $5::text[], $6::bigint[], $7::smallint[],
          $8::boolean[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[],
          $16::text[], $17::text[], $18::text[], $19::bigint[])
          as batch (fingerprint, tracking_number, piece, code, wording, at_ms, offset_minutes, has_time, facility, city,
            state, zip, country, basis, source, source_event_id, replaces, facts, recorded_at_ms)
        on conflict do nothing
        returning fingerprint
      )
      select case when count(*) = cardinality($1::uuid[]) then null
        else coalesce(array_agg(fingerprint::text), '{}') end as fresh
      from added`,
    values: [
      [...byFingerprint.keys()],
      unique.map((scan) => scan.trackingNumber),
      unique.map((scan) => scan.piece),
      unique.map((scan) => scan.code),
      unique.map((scan) => scan.wording),
      unique.map((scan) => scan.atMs),
      unique.map((scan) => scan.offsetMinutes),
      unique.map((scan) => scan.hasTime),
      unique.map((scan) => scan.place.facility ?? null),
      unique.map((scan) => scan.place.city ?? null),
      unique.map((scan) => scan.place.state ?? null),
      unique.map((scan) => scan.place.zip ?? null),
      unique.map((scan) => scan.place.country ?? null),
      unique.map((scan) => scan.basisGiven),
      unique.map((scan) => scan.source),
      unique.map((scan) => scan.sourceEventId),
      unique.map((scan) => scan.replaces),
      unique.map((scan) => (scan.facts ? JSON.stringify(scan.facts) : null)),
      unique.map((scan) => scan.recordedAtMs),
    ],
  })
  const fresh = rows[0]?.fresh ?? null
  if (fresh === null) return unique
  return fresh.flatMap((fingerprint) => byFingerprint.get(fingerprint) ?? [])
}

const COLUMNS = `tracking_number, piece, code, wording, at_ms, offset_minutes, has_time, facility, city, state, zip,
  country, basis, source, source_event_id, replaces, facts, recorded_at_ms`

/** All scans of the numbers, in no order. With `knownAtMs` only those recorded until then. */
export async function readScans(
  database: Queryable,
  trackingNumbers: readonly string[],
  knownAtMs: number | null = null,
): Promise<Scan[]> {
  const one = trackingNumbers.length === 1
  const { rows } = await database.query<ScanRow>({
    name: one ? 'read-scans-of-one' : 'read-scans',
    text: `select ${COLUMNS} from scans where tracking_number = ${one ? '$1' : 'any($1::text[])'}`,
    values: [one ? trackingNumbers[0] : trackingNumbers],
    rowMode: 'array',
  } as never)
  const scans = rows.map(scanOf)
  return knownAtMs === null ? scans : scans.filter((scan) => scan.recordedAtMs <= knownAtMs)
}

type ScanRow = [
  trackingNumber: string,
  piece: number | null,
  code: string | null,
  wording: string | null,
  atMs: number,
  offsetMinutes: number | null,
  hasTime: boolean,
  facility: string | null,
  city: string | null,
  state: string | null,
  zip: string | null,
  country: string | null,
  basis: Basis | null,
  source: string,
  sourceEventId: string | null,
  replaces: string | null,
  facts: ParcelFacts | null,
  recordedAtMs: number,
]

function scanOf(row: ScanRow): Scan {
  const place: Place = {}
  if (row[7] !== null) place.facility = row[7]
  if (row[8] !== null) place.city = row[8]
  if (row[9] !== null) place.state = row[9]
  if (row[10] !== null) place.zip = row[10]
  if (row[11] !== null) place.country = row[11]
  const when = whenFrom(row[4], row[5], row[6])
  return {
    trackingNumber: row[0],
    piece: row[1],
    code: row[2],
    wording: row[3],
    atMs: when.atMs,
    offsetMinutes: when.offsetMinutes,
    localDay: when.localDay,
    hasTime: when.hasTime,
    place,
    basisGiven: row[12],
    source: row[13],
    sourceEventId: row[14],
    replaces: row[15],
    facts: row[16],
    recordedAtMs: row[17],
  }
}
