import type pg from 'pg'
import { buildJourneys } from '#domain/journey/build.ts'
import { interpretScan } from '#domain/scans/interpret-scan.ts'
import { parseScan } from '#domain/scans/parse-scan.ts'
import { checkDigitMod10 } from '#domain/tracking-number/index.ts'
import { loadKnowledge } from '#knowledge/knowledge.ts'

export const SCANS_PER_PARCEL = 10
const CODES = ['GX', '03', 'SF', '10', '10', 'L1', '10', '07', 'PC', 'OF']
const CITIES = [
  'AUSTIN TX 78701',
  'AUSTIN TX 78701',
  'AUSTIN TX 78701',
  'DALLAS TX 75201',
  'DALLAS TX 75201',
  'MEMPHIS TN 38101',
  'MEMPHIS TN 38101',
  'NASHVILLE TN 37201',
  'NASHVILLE TN 37201',
  'NASHVILLE TN 37201',
]
const FIRST_MS = Date.UTC(2026, 10, 1, 12)
const STEP_MS = 7 * 3_600_000
const CHUNK = 20_000

/** The number of the n-th parcel of the benches. */
export function benchNumber(n: number): string {
  const body = `92346912345678${String(n).padStart(7, '0')}`
  return body + checkDigitMod10(body)
}

/** A scan of a parcel; step 10 and later come after all that the database was filled with. */
export function benchScan(number: string, step: number, minute = 0): Record<string, unknown> {
  const [city, state, zip] = (CITIES[step % 10] ?? '').split(' ')
  return {
    trackingNumber: number,
    code: CODES[step % 10],
    at: `${new Date(FIRST_MS + step * STEP_MS + minute * 60_000 - 6 * 3_600_000).toISOString().slice(0, 19)}-06:00`,
    place: { city, state, zip },
    sourceEventId: `${number}-${step}-${minute}`,
  }
}

/** Fills the tables by SQL, in the form in which the server would have left them. */
export async function fillDatabase(database: pg.Pool, scans: number): Promise<void> {
  const { rows } = await database.query<{ count: string }>('select count(*) from parcels')
  const wanted = Math.floor(scans / SCANS_PER_PARCEL)
  let present = Number(rows[0]?.count)
  if (present >= wanted) return
  console.error(`Filling the database with ${scans.toLocaleString('en-US')} scans …`)
  const { scanTable } = loadKnowledge()
  const model = Array.from({ length: SCANS_PER_PARCEL }, (_, step) => {
    const parsed = parseScan(benchScan(benchNumber(0), step), {
      source: 'feed:bench',
      recordedAtMs: FIRST_MS + 30 * 86_400_000,
    })
    if (!parsed.ok) throw new Error(parsed.problem.message)
    return parsed.scan
  })
  const state = buildJourneys(model, (scan) => interpretScan(scanTable, scan))[0]?.state
  const template = JSON.stringify(state)
  for (; present < wanted; present += CHUNK) {
    const numbers = Array.from({ length: Math.min(CHUNK, wanted - present) }, (_, i) => benchNumber(present + i))
    await database.query(
      `insert into parcels (tracking_number, piece, phase, last_seen_at_ms, latest_at_ms, expected_day, state, version, changed_at_ms)
       select n, 1, $2, $3, $4, null, replace($5, $6, n)::json, 1, $4 from unnest($1::text[]) as n on conflict do nothing`,
      [numbers, state?.phase, state?.lastSeen?.atMs, state?.latest?.atMs, template, benchNumber(0)],
    )
    for (const scan of model) {
      await database.query(
        `insert into scans (fingerprint, tracking_number, code, at_ms, offset_minutes, has_time, city, state, zip, source, source_event_id, recorded_at_ms)
         select gen_random_uuid(), n, $2, $3, -360, true, $4, $5, $6, 'feed:bench', n || $7::text, $3 from unnest($1::text[]) as n`,
        [numbers, scan.code, scan.atMs, scan.place.city, scan.place.state, scan.place.zip, `-${scan.atMs}`],
      )
    }
  }
  await database.query('vacuum analyze')
  await database.query('checkpoint')
}
