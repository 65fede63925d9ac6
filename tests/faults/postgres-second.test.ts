import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { assemble } from '#main/assemble.ts'
import { postgresOwner } from '#main/embedded-postgres/unprivileged.ts'
import { freePort } from '../free-port.ts'
import { errorLog } from '../log.ts'
import { tempFolder } from '../temp-folder.ts'

const NUMBER = '9234691234567800000171'
const PROGRAMS = process.env.DEBIAN_POSTGRES
const skip = PROGRAMS ? false : 'no PostgreSQL of the system was found: install Debian’s postgresql'

/** Debian's PostgreSQL on a folder of its own. */
async function startSystemPostgres(folder: string): Promise<{ url: string } & AsyncDisposable> {
  const owner = postgresOwner()
  const data = join(folder, 'data')
  mkdirSync(data, { mode: 0o700 })
  if (owner) chownSync(data, owner.uid, owner.gid)
  const options = { ...owner, cwd: '/', stdio: 'ignore' } as const
  execFileSync(
    join(PROGRAMS ?? '', 'initdb'),
    ['-D', data, '-U', 'tester', '--auth=trust', '--encoding=UTF8', '--locale=C'],
    options,
  )
  const port = await freePort()
  const child = spawn(
    join(PROGRAMS ?? '', 'postgres'),
    ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    options,
  )
  const exited = once(child, 'exit')
  const url = `postgres://tester@127.0.0.1:${port}/postgres`
  for (;;) {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => {})
    const isUp = await client.connect().then(
      () => true,
      () => false,
    )
    await client.end().catch(() => {})
    if (isUp) break
    assert.equal(child.exitCode, null, 'PostgreSQL starts')
    await sleep(50)
  }
  return {
    url,
    async [Symbol.asyncDispose]() {
      child.kill('SIGINT')
      await exited
    },
  }
}

test('the same on an operator’s own PostgreSQL, with two servers that share it', {
  skip,
  timeout: 120_000,
}, async () => {
  using folder = tempFolder()
  await using postgres = await startSystemPostgres(folder.path)
  const { log, errors } = errorLog()
  const config = {
    feedKeys: [{ name: 'test', key: 'feed-key-of-a-test' }],
    rateLimit: false,
    simulator: false,
    trustedProxies: [],
  }
  // Both start at once: one of them migrates, the other waits.
  const [one, other] = await Promise.all([
    assemble({ databaseUrl: postgres.url, config, log }),
    assemble({ databaseUrl: postgres.url, config, log }),
  ])
  await using _one = one
  await using _other = other
  const told = new Promise<string>((resolve) => other.ctx.changes.listen([NUMBER], resolve))
  const response = await one.request('/v1/scans', {
    method: 'POST',
    headers: { authorization: 'Bearer feed-key-of-a-test', 'content-type': 'application/json' },
    body: JSON.stringify([
      { trackingNumber: NUMBER, code: '10', at: '2026-11-14T03:14:00-06:00', expectedDay: '2026-11-17' },
    ]),
  })
  assert.deepEqual(await response.json(), { accepted: 1, duplicates: 0, rejected: [], rejectedCount: 0 })
  assert.equal(await told, NUMBER)
  assert.equal((await (await other.request(`/v1/parcels/${NUMBER}`)).json()).outcome, 'found')

  // Many small batches for one parcel, through both: none of its scans is lost from its state.
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, i) =>
      (i % 2 ? one : other).request('/v1/scans', {
        method: 'POST',
        headers: { authorization: 'Bearer feed-key-of-a-test', 'content-type': 'application/json' },
        body: JSON.stringify([
          { trackingNumber: NUMBER, code: '10', at: new Date(Date.UTC(2026, 10, 15, 0, i)).toISOString() },
        ]),
      }),
    ),
  )
  assert.deepEqual([...new Set(answers.map((answer) => answer.status))], [200])
  const { rows } = await one.ctx.database.query('select state from parcels')
  assert.deepEqual([rows.length, rows[0].state.scanCount], [1, 41])
  assert.deepEqual(errors, [])
})
