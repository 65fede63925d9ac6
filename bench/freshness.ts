/**
 * How long from a scan's being sent until an open stream tells it, at a steady rate, with many streams open.
 * BENCH_RATE (1,000 scans/s), BENCH_STREAMS (2,000), BENCH_SECONDS (20), BENCH_SCANS (100,000).
 */
import { type ClientRequest, get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { benchNumber, benchScan, SCANS_PER_PARCEL } from './fill.ts'
import { figure, median, percentile } from './report.ts'
import { KEY, startBenchServer } from './server.ts'

const RATE = Number(process.env.BENCH_RATE ?? 1_000)
const STREAMS = Number(process.env.BENCH_STREAMS ?? 2_000)
const SECONDS = Number(process.env.BENCH_SECONDS ?? 20)
const SCANS = Number(process.env.BENCH_SCANS ?? 100_000)
const PER_SECOND = 20

await using server = await startBenchServer(SCANS)
const parcels = SCANS / SCANS_PER_PARCEL
const sentAt = new Map<string, number>()
const delays: number[] = []
const streams: ClientRequest[] = []

await Promise.all(
  Array.from({ length: STREAMS }, (_, i) => {
    const number = benchNumber(i % parcels)
    return new Promise<void>((resolve) => {
      let isFirst = true
      const request = get(`${server.url}/v1/parcels/${number}/live`, (response) => {
        response.setEncoding('utf8')
        response.on('data', (text: string) => {
          if (!text.includes('event: parcel')) return
          if (isFirst) resolve()
          else {
            const at = sentAt.get(number)
            if (at !== undefined) delays.push(performance.now() - at)
            sentAt.delete(number)
          }
          isFirst = false
        })
        response.on('error', () => {})
      })
      request.on('error', () => {})
      streams.push(request)
    })
  }),
)

const run = Math.floor(Date.now() / 1000) % 1_000_000
let made = 0
for (let tick = 0; tick < SECONDS * PER_SECOND; tick++) {
  const due = performance.now() + 1000 / PER_SECOND
  const scans = Array.from({ length: RATE / PER_SECOND }, () => {
    const number = benchNumber(made++ % parcels)
    return { ...benchScan(number, 20, Math.floor(made / parcels)), sourceEventId: `${run}-${made}` } as Record<
      string,
      unknown
    >
  })
  const now = performance.now()
  for (const scan of scans) sentAt.set(String(scan.trackingNumber), now)
  void fetch(`${server.url}/v1/scans`, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify(scans),
  })
  await sleep(Math.max(0, due - performance.now()))
}
await sleep(1_500)
figure(`streams open`, STREAMS, '')
figure(`changes told at ${RATE} scans/s`, delays.length, '')
figure('scan sent → open stream told, p50', median(delays), 'ms')
figure('scan sent → open stream told, p99', percentile(delays, 0.99), 'ms')
for (const stream of streams) stream.destroy()
