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

export type BenchServer = AsyncDisposable & { url: string; folder: string; pid: number; database: pg.Pool }

/**
 * Starts the server and fills its database with `SCANS` scans where it has fewer.
 * @param more the name of another folder than that of these scans, and further settings
 */
export async function startBenchServer(
  scans = SCANS,
  more: { folder?: string; env?: Record<string, string> } = {},
): Promise<BenchServer> {
  const folder = join(DATA, more.folder ?? String(scans))
  const child = spawn(process.execPath, [join(ROOT, 'src/cli/main.ts'), 'serve'], {
    env: {
      ...process.env,
      WHEREABOUTS_DATA: folder,
      PORT: '0',
      WHEREABOUTS_FEED_KEYS: `bench=${KEY}`,
      WHEREABOUTS_RATE_LIMIT: 'off',
      LOG_LEVEL: 'warn',
      ...more.env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  // A bench that fails leaves no server behind.
  process.once('exit', () => child.kill('SIGTERM'))
  let url = ''
  for await (const line of createInterface({ input: child.stdout })) {
    url = /ready: (\S+)/.exec(line)?.[1] ?? ''
    if (url !== '') break
  }
  if (url === '') throw new Error('The server did not start.')
  child.stdout.resume()
  const database = new pg.Pool({ connectionString: readConnectionFile(folder)?.url, max: 4 })
  await fillDatabase(database, scans)
  return {
    url,
    folder,
    pid: child.pid ?? 0,
    database,
    async [Symbol.asyncDispose]() {
      await database.end()
      child.kill('SIGTERM')
      await exited
    },
  }
}
