import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { readConnectionFile } from '#main/embedded-postgres/connection-file.ts'
import { FolderInUse } from '#main/embedded-postgres/owner-lock.ts'
import { isRunning, waitForEnd } from '#main/embedded-postgres/processes.ts'
import { startEmbeddedPostgres } from '#main/embedded-postgres/supervisor.ts'
import { silentLog } from '../log.ts'
import { tempFolder } from '../temp-folder.ts'

const ROOT = join(import.meta.dirname, '../..')
const KEY = 'feed-key-of-a-test'
const KILLS = process.env.WHEREABOUTS_TEST_LONG ? 100 : 4

type Server = { url: string; pid: number; exited: Promise<unknown> }

/** A server as an operator runs it, in a process of its own. */
async function startServer(dataFolder: string): Promise<Server> {
  const child = spawn(process.execPath, [join(ROOT, 'src/cli/main.ts'), 'serve'], {
    cwd: ROOT,
    env: {
      ...process.env,
      WHEREABOUTS_DATA: dataFolder,
      PORT: '0',
      WHEREABOUTS_FEED_KEYS: KEY,
      LOG_LEVEL: 'silent',
      DATABASE_URL: '',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /ready: (\S+)/.exec(line)?.[1]
    if (url) {
      child.stdout.resume()
      return { url, pid: child.pid ?? 0, exited }
    }
  }
  throw new Error('The server did not start.')
}

const scanOf = (n: number) => ({
  trackingNumber: `92346912345678${String(n % 400).padStart(8, '0')}`,
  code: '10',
  at: new Date(Date.UTC(2020, 0, 1) + n * 60_000).toISOString(),
  sourceEventId: `k${n}`,
})

test('kill -9 of server, PostgreSQL or both during ingest loses nothing acknowledged and doubles nothing', {
  timeout: 30 * 60_000,
}, async () => {
  using folder = tempFolder()
  const dataFolder = join(folder.path, 'data')
  const acknowledged = new Set<number>()
  let next = 0
  const takenMore = async (server: Server, count: number) => {
    const before = acknowledged.size
    while (acknowledged.size < before + count) {
      assert.ok(isRunning(server.pid), 'the server still runs')
      await sleep(5)
    }
  }
  for (let round = 0; round < KILLS; round++) {
    const server = await startServer(dataFolder)
    const postmaster = readConnectionFile(dataFolder)?.postmasterPid ?? 0
    let stop = false
    const sending = (async () => {
      while (!stop) {
        const ids = Array.from({ length: 50 }, (_, i) => next + i)
        next += 50
        try {
          const response = await fetch(`${server.url}/v1/scans`, {
            method: 'POST',
            headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
            body: JSON.stringify(ids.map(scanOf)),
          })
          if (response.ok) {
            const { accepted, duplicates } = await response.json()
            assert.equal(accepted + duplicates, ids.length)
            for (const id of ids) acknowledged.add(id)
          } else await response.body?.cancel()
        } catch (error) {
          if (error instanceof assert.AssertionError) throw error
          if (!isRunning(server.pid)) stop = true
        }
      }
    })()
    await takenMore(server, 200)
    const victims = [[server.pid], [postmaster], [server.pid, postmaster], [postmaster, server.pid]][round % 4] ?? []
    for (const pid of victims) process.kill(pid, 'SIGKILL')
    if (!victims.includes(server.pid)) {
      // The server starts PostgreSQL again by itself and takes scans once more.
      await takenMore(server, 200)
    }
    stop = true
    await sending
    if (isRunning(server.pid)) process.kill(server.pid, 'SIGKILL')
    await server.exited
  }
  const log = silentLog
  await using postgres = await startEmbeddedPostgres({ dataFolder, log })
  await using stack = new AsyncDisposableStack()
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  stack.defer(() => client.end())
  const { rows } = await client.query<{ source_event_id: string }>('select source_event_id from scans')
  const stored = new Set(rows.map((row) => Number(row.source_event_id.slice(1))))
  assert.equal(stored.size, rows.length, 'no scan is stored twice')
  assert.deepEqual([...acknowledged].filter((id) => !stored.has(id)).slice(0, 10), [])
  const counted = await client.query<{ count: number }>(
    `select sum((state->>'scanCount')::int)::int as count from parcels`,
  )
  assert.equal(counted.rows[0]?.count, rows.length, 'journeys count every stored scan')
})

test('a server that was killed leaves its PostgreSQL to the next one', { timeout: 60_000 }, async () => {
  using folder = tempFolder()
  const dataFolder = join(folder.path, 'data')
  const first = await startServer(dataFolder)
  const postmaster = readConnectionFile(dataFolder)?.postmasterPid ?? 0
  process.kill(first.pid, 'SIGKILL')
  await first.exited
  assert.equal(isRunning(postmaster), true)
  const second = await startServer(dataFolder)
  assert.equal(readConnectionFile(dataFolder)?.postmasterPid, postmaster)
  process.kill(second.pid, 'SIGTERM')
  await second.exited
  assert.equal(await waitForEnd(postmaster, 20_000), true)
})

test('two servers on one data folder: the second is refused', { timeout: 60_000 }, async () => {
  using folder = tempFolder()
  const dataFolder = join(folder.path, 'data')
  const server = await startServer(dataFolder)
  await assert.rejects(startEmbeddedPostgres({ dataFolder, log: silentLog }), FolderInUse)
  process.kill(server.pid, 'SIGTERM')
  await server.exited
})
