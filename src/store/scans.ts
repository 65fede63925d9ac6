import { whenFrom } from '#domain/scans/at.ts'
import type { Basis } from '#domain/scans/basis.ts'
import type { Place } from '#domain/scans/place.ts'
import type { ParcelFacts, Scan } from '#domain/scans/scan.ts'
import { joined, SEPARATOR } from './columns.ts'
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
  // In one order for everybody, so that two batches with the same scans wait for each other in one direction only.
  const entries = [...byFingerprint].sort((a, b) => (a[0] < b[0] ? -1 : 1))
  const unique = entries.map(([, scan]) => scan)
  // One row comes back: nothing where all were new, which is the rule, else the fingerprints of the new ones.
  const { rows } = await transaction.query<{ fresh: string[] | null }>({
    name: 'insert-scans',
    text: `
      with added as (
        insert into scans (fingerprint, tracking_number, piece, code, wording, at_ms, offset_minutes, has_time,
          facility, city, state, zip, country, basis, source, source_event_id, replaces, facts, recorded_at_ms)
        select fingerprint, tracking_number, piece, code, wording, at_ms, offset_minutes, has_time,
          facility, city, state, zip, country, basis, source, source_event_id, replaces, facts::json, recorded_at_ms
        from unnest(string_to_array($1, $20)::uuid[], string_to_array($2, $20), string_to_array($3, $20, '')::smallint[],
          string_to_array($4, $20, ''), string_to_array($5, $20, ''), string_to_array($6, $20)::bigint[],
          string_to_array($7, $20, '')::smallint[], string_to_array($8, $20)::boolean[], string_to_array($9, $20, ''),
          string_to_array($10, $20, ''), string_to_array($11, $20, ''), string_to_array($12, $20, ''),
          string_to_array($13, $20, ''), string_to_array($14, $20, ''), string_to_array($15, $20),
          string_to_array($16, $20, ''), string_to_array($17, $20, ''), string_to_array($18, $20, ''),
          string_to_array($19, $20)::bigint[])
          as batch (fingerprint, tracking_number, piece, code, wording, at_ms, offset_minutes, has_time, facility, city,
            state, zip, country, basis, source, source_event_id, replaces, facts, recorded_at_ms)
        on conflict do nothing
        returning fingerprint
      )
      select case when count(*) = $21 then null else coalesce(array_agg(fingerprint::text), '{}') end as fresh from added`,
    values: [
      joined(entries.map(([fingerprint]) => fingerprint)),
      joined(unique.map((scan) => scan.trackingNumber)),
      joined(unique.map((scan) => scan.piece)),
      joined(unique.map((scan) => scan.code)),
      joined(unique.map((scan) => scan.wording)),
      joined(unique.map((scan) => scan.atMs)),
      joined(unique.map((scan) => scan.offsetMinutes)),
      joined(unique.map((scan) => scan.hasTime)),
      joined(unique.map((scan) => scan.place.facility)),
      joined(unique.map((scan) => scan.place.city)),
      joined(unique.map((scan) => scan.place.state)),
      joined(unique.map((scan) => scan.place.zip)),
      joined(unique.map((scan) => scan.place.country)),
      joined(unique.map((scan) => scan.basisGiven)),
      joined(unique.map((scan) => scan.source)),
      joined(unique.map((scan) => scan.sourceEventId)),
      joined(unique.map((scan) => scan.replaces)),
      joined(unique.map((scan) => (scan.facts ? JSON.stringify(scan.facts) : null))),
      joined(unique.map((scan) => scan.recordedAtMs)),
      SEPARATOR,
      unique.length,
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
