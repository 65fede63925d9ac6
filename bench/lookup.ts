/**
 * How many questions about parcels a second are answered, as JSON and as whole pages, different numbers each time.
 * Needs wrk (Debian: apt-get install wrk). BENCH_SCANS (10,000,000), BENCH_SECONDS (8).
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { benchNumber, SCANS_PER_PARCEL } from './fill.ts'
import { figure } from './report.ts'
import { SCANS, startBenchServer } from './server.ts'

const SECONDS = Number(process.env.BENCH_SECONDS ?? 8)
const URLS = 50_000

if (spawnSync('wrk', ['--version']).error) throw new Error('wrk is missing: apt-get install wrk')

type Result = { rate: number; p99: number }

/** Asks for random numbers with `connections` at once. */
function load(url: string, path: string, parcels: number, connections = 32): Result {
  const folder = mkdtempSync(join(tmpdir(), 'whereabouts-bench-'))
  const numbers = join(folder, 'numbers.txt')
  writeFileSync(numbers, Array.from({ length: URLS }, (_, i) => benchNumber((i * 7_919) % parcels)).join('\n'))
  const script = join(folder, 'load.lua')
  writeFileSync(
    script,
    `local n = {} for line in io.lines("${numbers}") do n[#n + 1] = line end
     local i = 0
     request = function() i = i + 1 return wrk.format("GET", "${path}" .. n[(i % #n) + 1]) end
     done = function(s, l) print("P99 " .. l:percentile(99)) print("ERR " .. s.errors.status) end`,
  )
  const output = execFileSync('wrk', ['-t1', `-c${connections}`, `-d${SECONDS}s`, '-s', script, url], {
    encoding: 'utf8',
  })
  if (!/ERR 0/.test(output)) throw new Error(output)
  const rate = Number(/Requests\/sec:\s+([\d.]+)/.exec(output)?.[1])
  return { rate, p99: Number(/P99 ([\d.]+)/.exec(output)?.[1]) / 1000 }
}

/** A bare Node server that answers with the same bytes, in a thread of its own. */
async function bareServer(body: string): Promise<{ url: string; stop: () => Promise<number> }> {
  const worker = new Worker(
    `const { createServer } = require('node:http'); const { parentPort, workerData } = require('node:worker_threads')
     const s = createServer((q, r) => { r.setHeader('content-type', 'application/json'); r.end(workerData) })
     s.listen(0, '127.0.0.1', () => parentPort.postMessage(s.address().port))`,
    { eval: true, workerData: body },
  )
  const port = await new Promise<number>((resolve) => worker.once('message', resolve))
  return { url: `http://127.0.0.1:${port}`, stop: () => worker.terminate() }
}

async function measure(scans: number): Promise<{ api: Result; page: Result }> {
  await using server = await startBenchServer(scans)
  const parcels = scans / SCANS_PER_PARCEL
  // A database that has just started reads from the disk first.
  for (let i = 0; i < 3; i++) load(server.url, '/v1/parcels/', parcels)
  load(server.url, '/track/', parcels)
  const api = load(server.url, '/v1/parcels/', parcels)
  const calm = load(server.url, '/v1/parcels/', parcels, 4)
  const page = load(server.url, '/track/', parcels)
  const body = await (await fetch(`${server.url}/v1/parcels/${benchNumber(1)}`)).text()
  const bare = await bareServer(body)
  const baseline = load(bare.url, '/', parcels).rate
  await bare.stop()
  const label = scans.toLocaleString('en-US')
  figure(`GET /v1/parcels/{number}, ${label} scans stored`, api.rate, 'answers/s', {
    baseline,
    of: 'bare HTTP handler',
  })
  figure('... p99 with 32 at once', api.p99, 'ms')
  figure(`... with 4 at once (${Math.round(calm.rate)}/s), p99`, calm.p99, 'ms')
  figure(`GET /track/{number}, ${label} scans stored`, page.rate, 'pages/s', { baseline, of: 'bare HTTP handler' })
  figure('... p99 with 32 at once', page.p99, 'ms')
  return { api, page }
}

const large = await measure(SCANS)
const small = await measure(100_000)
figure('100,000 scans against all, API', small.api.rate / large.api.rate, 'times')
