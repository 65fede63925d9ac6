/**
 * How long from a scan's being accepted until an open stream tells it, and until a watcher's mail is handed over, at a
 * steady rate, with many streams open and many watches kept; beside a bare relay from NOTIFY to server-sent events.
 * BENCH_RATE (1,000 scans/s), BENCH_STREAMS (10,000), BENCH_WATCHES (100,000), BENCH_NEWS (20 of the scans each second
 * are of a watched parcel, each another's, and its watcher wants to hear of each scan), BENCH_SECONDS (30).
 */
import { spawn } from 'node:child_process'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { benchNumber, benchScan, SCANS_PER_PARCEL } from './fill.ts'
import { fillWatches } from './freshness/fill-watches.ts'
import { openStreams, sendSteadily } from './freshness/load.ts'
import { startMailSink } from './freshness/mail-sink.ts'
import { Trips } from './freshness/trips.ts'
import { figure, median, percentile } from './report.ts'
import { KEY, startBenchServer } from './server.ts'

const RATE = Number(process.env.BENCH_RATE ?? 1_000)
const STREAMS = Number(process.env.BENCH_STREAMS ?? 10_000)
const WATCHES = Number(process.env.BENCH_WATCHES ?? 100_000)
const NEWS = Number(process.env.BENCH_NEWS ?? 20)
const SECONDS = Number(process.env.BENCH_SECONDS ?? 30)
/** Mails that are late get so long. */
const AFTER_MS = 10_000
const AT = Date.now() - 3_600_000

const followed = Array.from({ length: STREAMS }, (_, i) => benchNumber(i))
const watched = Array.from({ length: WATCHES }, (_, i) => benchNumber(STREAMS + i))
const addressOf = (watcher: number) => `w${watcher}@example.net`

const mails = new Trips()
await using sink = await startMailSink((to) => mails.tell(to))
await using server = await startBenchServer((STREAMS + WATCHES) * SCANS_PER_PARCEL, {
  env: { SMTP_URL: sink.url, MAIL_FROM: 'news@example.org' },
})
await post('/v1/watches', { trackingNumber: watched[0], email: 'one@example.net' })
await fillWatches(server.database, { numbers: watched, addressOf, real: watched[0] ?? '' })

/** A scan of the centre at which a parcel is, seen now. */
let made = 0
function scanOf(trackingNumber: string): Record<string, unknown> & { trackingNumber: string } {
  const at = new Date(AT + made++).toISOString().replace('Z', '+00:00')
  return { ...benchScan(trackingNumber, 12), trackingNumber, at, sourceEventId: `${AT}-${made}` }
}

async function post(path: string, body: unknown, key?: string): Promise<void> {
  const response = await fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  await response.arrayBuffer()
}

/** Open pages, and mails to watchers. */
async function measure(): Promise<Trips> {
  const pages = new Trips()
  using _streams = await openStreams(followed, (number) => `${server.url}/v1/parcels/${number}/live`, pages)
  let sent = 0
  let news = 0
  const next = () => {
    sent++
    if (news < Math.floor((sent * NEWS) / RATE)) {
      const number = watched[news] ?? ''
      const address = addressOf(news++)
      mails.send(address)
      return { scan: scanOf(number), accepted: () => mails.accept(address) }
    }
    const number = followed[(sent - news) % STREAMS] ?? ''
    pages.send(number)
    return { scan: scanOf(number), accepted: () => pages.accept(number) }
  }
  await sendSteadily({ perSecond: RATE, seconds: SECONDS }, next, async (items) => {
    await post(
      '/v1/scans',
      items.map(({ scan }) => scan),
      KEY,
    )
    for (const { accepted } of items) accepted()
  })
  const until = performance.now() + AFTER_MS
  while ((pages.told < pages.sent || mails.told < mails.sent) && performance.now() < until) await sleep(50)
  return pages
}

/** The same streams and rate on the relay, which knows of no watcher. */
async function measureRelay(): Promise<Trips> {
  const trips = new Trips()
  const { connectionString } = server.database.options
  const child = spawn(process.execPath, [join(import.meta.dirname, 'freshness/relay.ts'), connectionString ?? ''], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  using _child = { [Symbol.dispose]: () => child.kill() }
  let url = ''
  for await (const line of createInterface({ input: child.stdout })) {
    url = line
    break
  }
  using _streams = await openStreams(followed, (number) => `${url}/${number}`, trips)
  let sent = 0
  const next = () => {
    const number = followed[sent++ % STREAMS] ?? ''
    trips.send(number)
    return number
  }
  await sendSteadily({ perSecond: RATE, seconds: SECONDS }, next, async (numbers) => {
    await (await fetch(url, { method: 'POST', body: JSON.stringify(numbers) })).arrayBuffer()
    for (const number of numbers) trips.accept(number)
  })
  await sleep(1_000)
  return trips
}

console.log(`${STREAMS} open streams, ${WATCHES} watches, ${RATE} scans/s for ${SECONDS} s, ${NEWS}/s of them news`)
console.log(`load of the machine before: ${loadavg()[0]?.toFixed(1)}`)
const relay = await measureRelay()
await server.database.query('drop table bench_relay')
const pages = await measure()
for (const [what, from] of [
  ['scan accepted', 'fromAccepted'],
  ['call sent', 'fromSent'],
] as const) {
  figure(`${what} → bare relay told, p50`, median(relay[from]), 'ms')
  const baseline = percentile(relay[from], 0.99)
  figure(`${what} → bare relay told, p99 (${relay.told} of ${relay.sent})`, baseline, 'ms')
  const beside = { baseline, of: 'the bare relay' }
  figure(`${what} → open stream told, p50`, median(pages[from]), 'ms')
  figure(
    `${what} → open stream told, p99 (${pages.told} of ${pages.sent})`,
    percentile(pages[from], 0.99),
    'ms',
    beside,
  )
  figure(`${what} → mail of a watcher handed over, p50`, median(mails[from]), 'ms')
  figure(
    `${what} → mail handed over, p99 (${mails.told} of ${mails.sent})`,
    percentile(mails[from], 0.99),
    'ms',
    beside,
  )
}
