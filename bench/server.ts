/** A whole server in a process of its own for the benches, on a database with many scans. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { readConnectionFile } from '#main/embedded-postgres/connection-file.ts'
import { fillDatabase } from './fill.ts'

const ROOT = join(import.meta.dirname, '..')
export const DATA = process.env.BENCH_DATA ?? '/var/tmp/whereabouts-bench'
export const SCANS = Number(process.env.BENCH_SCANS ?? 10_000_000)
export const KEY = 'bench-feed-key'

export type BenchServer = AsyncDisposable & { url: string; pid: number; database: pg.Pool }

/** Starts the server and fills its database with `SCANS` scans where it has fewer. */
export async function startBenchServer(scans = SCANS): Promise<BenchServer> {
  const child = spawn(process.execPath, [join(ROOT, 'src/cli/main.ts'), 'serve'], {
    env: {
      ...process.env,
      WHEREABOUTS_DATA: join(DATA, String(scans)),
      PORT: '0',
      WHEREABOUTS_FEED_KEYS: `bench=${KEY}`,
      WHEREABOUTS_RATE_LIMIT: 'off',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let url = ''
  for await (const line of createInterface({ input: child.stdout })) {
    url = /ready: (\S+)/.exec(line)?.[1] ?? ''
    if (url !== '') break
  }
  if (url === '') throw new Error('The server did not start.')
  child.stdout.resume()
  const database = new pg.Pool({ connectionString: readConnectionFile(join(DATA, String(scans)))?.url, max: 4 })
  await fillDatabase(database, scans)
  return {
    url,
    pid: child.pid ?? 0,
    database,
    async [Symbol.asyncDispose]() {
      await database.end()
      child.kill('SIGTERM')
      await exited
    },
  }
}
