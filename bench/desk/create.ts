/**
 * How many inquiries a second are opened by the API: each with its parcel's scans frozen, a confirmation in the outbox and
 * its event, committed before the answer. BENCH_SECONDS (10), BENCH_AT_ONCE (16).
 */
import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { benchNumber, SCANS_PER_PARCEL } from '../fill.ts'
import { figure, percentile } from '../report.ts'
import { startBenchServer } from '../server.ts'

const SECONDS = Number(process.env.BENCH_SECONDS ?? 10)
const AT_ONCE = Number(process.env.BENCH_AT_ONCE ?? 16)
const SCANS = 100_000

/** Does `work` again and again, so many at once; gives how long each took, in milliseconds. */
async function keepBusy(work: (n: number) => Promise<void>): Promise<number[]> {
  const times: number[] = []
  const until = performance.now() + SECONDS * 1000
  let n = 0
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (performance.now() < until) {
        const begun = performance.now()
        await work(n++)
        times.push(performance.now() - begun)
      }
    }),
  )
  return times
}

/** A bare row of the same size, one transaction each. */
async function rawInserts(database: pg.Pool): Promise<number> {
  await database.query('create table if not exists bench_rows (id bigint generated always as identity, content text)')
  const content = 'x'.repeat(4_000)
  const times = await keepBusy(async () => {
    await database.query({ name: 'bench-row', text: 'insert into bench_rows (content) values ($1)', values: [content] })
  })
  await database.query('drop table bench_rows')
  return times.length / SECONDS
}

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })

function post(url: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const sent = request(`${url}/v1/inquiries`, { method: 'POST', agent, headers }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

await using server = await startBenchServer(SCANS)
const open = async (n: number) => {
  const body = JSON.stringify({
    reason: 'no-updates',
    trackingNumber: benchNumber((n * 7_919) % (SCANS / SCANS_PER_PARCEL)),
    name: 'Robin Doe',
    email: `robin.${n}.${process.pid}@example.org`,
    message: 'It has not moved for a week. What can I do now? It was mailed to my sister.',
  })
  const status = await post(server.url, body)
  if (status !== 201) throw new Error(`It was answered ${status}.`)
}
for (let n = 0; n < 50; n++) await open(1_000_000 + n)
const times = await keepBusy(open)
await sleep(1_000)
const baseline = await rawInserts(server.database)
figure(`POST /v1/inquiries, ${AT_ONCE} at once`, times.length / SECONDS, 'inquiries/s', { baseline, of: 'raw insert' })
figure('... p99', percentile(times, 0.99), 'ms')
agent.destroy()
