/**
 * How many questions for the ten nearest Post Offices a second are answered, by SQL and over HTTP, beside a plain loop
 * over all offices in memory. The offices are made up: one on each of 31,000 ZIP Codes. BENCH_SECONDS (4).
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { distanceKm, type Point } from '#domain/geo/distance.ts'
import type { ListedOffice } from '#domain/offices/office.ts'
import { assemble } from '#main/assemble.ts'
import { startEmbeddedPostgres } from '#main/embedded-postgres/supervisor.ts'
import { importOffices } from '#services/offices/import-offices.ts'
import { nearestOffices } from '#services/offices/nearest.ts'
import { figure, median } from './report.ts'

const SECONDS = Number(process.env.BENCH_SECONDS ?? 4)
const OFFICES = 31_000
const LIMIT = 10
const AT_ONCE = 8
const MOST_KM = 150

const log = { info() {}, warn() {}, error: console.error }
const folder = mkdtempSync(join(tmpdir(), 'whereabouts-bench-'))
// PostgreSQL runs as another user where this runs as root.
chmodSync(folder, 0o755)
const postgres = await startEmbeddedPostgres({ dataFolder: join(folder, 'data'), log })
const app = await assemble({
  databaseUrl: postgres.url,
  config: { feedKeys: [], rateLimit: false, simulator: false, trustedProxies: [] },
  log,
})
try {
  await measure()
} finally {
  await app[Symbol.asyncDispose]()
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function measure(): Promise<void> {
  const { ctx } = app
  const zips = ctx.places.zip3Centres().flatMap((centre) => centre.zips)
  const step = zips.length / OFFICES
  const offices = Array.from({ length: OFFICES }, (_, n) => madeUp(zips[Math.floor(n * step)] ?? '', n))
  const started = performance.now()
  await importOffices(ctx, {
    ...{ offices, file: 'bench', form: 'offices', publishedOn: null, rejected: 0, allowFewer: true },
  } as const)
  figure(`import of ${OFFICES.toLocaleString('en-US')} offices, committed`, (performance.now() - started) / 1000, 's')

  const asked = Array.from({ length: 1_000 }, (_, n) => pointOf(zips[(n * 7_919) % zips.length] ?? ''))
  await check(offices, asked.slice(0, 200))
  const loop = await rate(1, async (n) => nearestByLoop(offices, asked[n % asked.length] ?? { lat: 0, lon: 0 }))
  const beside = { baseline: loop.perSecond, of: 'a plain loop in memory' }
  const sql = await rate(AT_ONCE, (n) => nearestOffices(ctx, asked[n % asked.length] ?? { lat: 0, lon: 0 }, LIMIT))
  figure(`the ${LIMIT} nearest by SQL, ${AT_ONCE} at once`, sql.perSecond, 'answers/s', beside)
  const single = await rate(1, (n) => nearestOffices(ctx, asked[n % asked.length] ?? { lat: 0, lon: 0 }, LIMIT))
  figure('... one at a time, median', single.medianMs, 'ms')
  const http = await rate(AT_ONCE, async (n) => {
    const response = await app.request(`/v1/offices?near=${zips[(n * 7_919) % zips.length]}`)
    await response.text()
  })
  figure(`GET /v1/offices?near=ZIP in process, ${AT_ONCE} at once`, http.perSecond, 'answers/s', beside)
}

function pointOf(zip: string): Point {
  const place = app.ctx.places.byZip(zip)
  return { lat: place?.lat ?? 0, lon: place?.lon ?? 0 }
}

function madeUp(zip: string, n: number): ListedOffice {
  const place = app.ctx.places.byZip(zip)
  const { lat, lon } = pointOf(zip)
  return {
    ...{
      id: '',
      name: `OFFICE ${n}`,
      kind: 'post_office',
      address: `${n} MAIN ST`,
      zip,
      zip4: '',
      area: '',
      district: '',
    },
    city: place?.city.toUpperCase() ?? '',
    state: place?.state ?? '',
    position: { lat, lon, method: 'zip_geonames', radiusKm: 5 },
    timeZone: place?.timeZone ?? '',
    deliveryZips: [zip],
    boxZips: [],
  }
}

function nearestByLoop(offices: readonly ListedOffice[], centre: Point): number[] {
  const all = offices.map(({ position }) => (position ? distanceKm(centre, position) : Number.MAX_VALUE))
  return all
    .filter((km) => km <= MOST_KM)
    .sort((a, b) => a - b)
    .slice(0, LIMIT)
}

/** The loop and the SQL say the same where there is enough within 150 km. */
async function check(offices: readonly ListedOffice[], points: readonly Point[]): Promise<void> {
  for (const point of points) {
    const looped = nearestByLoop(offices, point)
    const found = (await nearestOffices(app.ctx, point, LIMIT)).map(({ km }) => km)
    if (looped.some((km, index) => Math.abs(km - (found[index] ?? -1)) > 1e-4)) throw new Error('They differ.')
  }
}

/** Runs `work` for some seconds, so many at once. */
async function rate(
  atOnce: number,
  work: (n: number) => Promise<unknown>,
): Promise<{ perSecond: number; medianMs: number }> {
  for (let n = 0; n < 100; n++) await work(n)
  const took: number[] = []
  const started = performance.now()
  const until = started + SECONDS * 1000
  let next = 0
  const worker = async () => {
    while (performance.now() < until) {
      const before = performance.now()
      await work(next++)
      took.push(performance.now() - before)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return { perSecond: took.length / ((performance.now() - started) / 1000), medianMs: median(took) }
}
