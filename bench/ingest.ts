/**
 * How many scans a second are taken durably, journeys committed before the answer, on top of the stored ones.
 * BENCH_SECONDS (60), BENCH_SCANS (10,000,000), BENCH_BATCH (1,000), BENCH_CLIENTS (2).
 */
import { benchNumber, benchScan, SCANS_PER_PARCEL } from './fill.ts'
import { figure, median, percentile } from './report.ts'
import { KEY, SCANS, startBenchServer } from './server.ts'

const SECONDS = Number(process.env.BENCH_SECONDS ?? 60)
const BATCH = Number(process.env.BENCH_BATCH ?? 1_000)
const CLIENTS = Number(process.env.BENCH_CLIENTS ?? 2)
const RUN = Math.floor(Date.now() / 60_000) % 500_000
const PARCELS = SCANS / SCANS_PER_PARCEL

await using server = await startBenchServer()
let made = 0

/** Mostly the next scan of a parcel that is known; some new parcels, some late scans, some told twice. */
function batch(): string {
  const lines: string[] = []
  for (let i = 0; i < BATCH; i++, made++) {
    const number = benchNumber((made * 7_919) % PARCELS)
    const minute = RUN + Math.floor(made / PARCELS)
    const kind = made % 100
    if (kind < 90) lines.push(JSON.stringify(benchScan(number, 12, minute % 20_000)))
    else if (kind < 95)
      lines.push(JSON.stringify(benchScan(`93${String(RUN).padStart(6, '0')}${String(made).padStart(14, '0')}`, 0)))
    else if (kind < 98) lines.push(JSON.stringify(benchScan(number, 3, 1 + (minute % 300))))
    else lines.push(lines.at(-1) ?? JSON.stringify(benchScan(number, 12, minute)))
  }
  return `[${lines.join(',')}]`
}

async function rawInsert(): Promise<number> {
  await server.database.query(
    'create table if not exists bench_raw (tracking_number text, fingerprint uuid, code text, at_ms bigint, city text, primary key (tracking_number, fingerprint))',
  )
  const start = performance.now()
  let count = 0
  while (performance.now() - start < 5_000) {
    const numbers = Array.from({ length: BATCH }, (_, i) => benchNumber(((count + i) * 7_919) % PARCELS))
    await server.database.query(
      `insert into bench_raw select n, gen_random_uuid(), '10', 1, 'MEMPHIS' from unnest($1::text[]) as n on conflict do nothing`,
      [numbers],
    )
    count += BATCH
  }
  await server.database.query('drop table bench_raw')
  return count / ((performance.now() - start) / 1000)
}

async function post(body: string): Promise<number> {
  const response = await fetch(`${server.url}/v1/scans`, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
    body,
  })
  const answer = (await response.json()) as { accepted: number; duplicates: number; rejectedCount: number }
  if (answer.rejectedCount > 0) throw new Error(JSON.stringify(answer).slice(0, 300))
  return answer.accepted + answer.duplicates
}

const baseline = await rawInsert()
const perSecond: number[] = []
const latencies: number[] = []
let taken = 0
let last = 0
const start = performance.now()
const timer = setInterval(() => {
  perSecond.push(taken - last)
  last = taken
}, 1000)
await Promise.all(
  Array.from({ length: CLIENTS }, async () => {
    while (performance.now() - start < SECONDS * 1000) {
      const body = batch()
      const sent = performance.now()
      // Added after the wait: `taken += await …` would forget what the other client added meanwhile.
      const answered = await post(body)
      taken += answered
      latencies.push(performance.now() - sent)
    }
  }),
)
clearInterval(timer)
const seconds = (performance.now() - start) / 1000
const of = 'bare insert of five columns'
figure(
  `scans taken over ${Math.round(seconds)} s on top of ${SCANS.toLocaleString('en-US')}`,
  taken / seconds,
  'scans/s',
  { baseline, of },
)
figure('... in the slowest of its seconds', Math.min(...perSecond.slice(1)), 'scans/s')
figure('... in the middle one', median(perSecond), 'scans/s')
figure(`time for ${BATCH} scans, p50`, median(latencies), 'ms')
figure(`time for ${BATCH} scans, p99`, percentile(latencies, 0.99), 'ms')
