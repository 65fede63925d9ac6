import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { assemble } from '#main/assemble.ts'
import { startEmbeddedPostgres } from '#main/embedded-postgres/supervisor.ts'
import { silentLog as log } from '../log.ts'
import { tempFolder } from '../temp-folder.ts'

const NUMBER = '9234691234567800000171'
const config = {
  feedKeys: [{ name: 'test', key: 'feed-key-of-a-test' }],
  rateLimit: false,
  simulator: false,
  trustedProxies: [],
}

test('while PostgreSQL is away pages and API say so, and go on once it is back', { timeout: 120_000 }, async () => {
  using folder = tempFolder()
  await using postgres = await startEmbeddedPostgres({ dataFolder: join(folder.path, 'data'), log })
  await using app = await assemble({ databaseUrl: postgres.url, config, log })
  const feed = async (at: string) =>
    (
      await app.request('/v1/scans', {
        method: 'POST',
        headers: { authorization: 'Bearer feed-key-of-a-test', 'content-type': 'application/json' },
        body: JSON.stringify([{ trackingNumber: NUMBER, code: '10', at }]),
      })
    ).status
  assert.equal(await feed('2026-11-14T03:14:00-06:00'), 200)
  let heard = 0
  app.ctx.changes.listen([NUMBER], () => heard++)

  const killed = postgres.pid()
  process.kill(killed, 'SIGKILL')
  let response = await app.request(`/v1/parcels/${NUMBER}`)
  while ((await response.json()).outcome !== 'unavailable') response = await app.request(`/v1/parcels/${NUMBER}`)
  assert.equal(response.status, 200)
  const page = await app.request(`/track/${NUMBER}`)
  const isBackAlready = page.status === 200
  if (!isBackAlready) assert.match(await page.text(), /We can’t say right now/)
  const ready = await app.request('/ready')
  assert.ok(ready.status === 503 || postgres.pid() !== killed)

  while ((await app.request('/ready')).status !== 200) await new Promise(setImmediate)
  assert.equal((await (await app.request(`/v1/parcels/${NUMBER}`)).json()).outcome, 'found')
  while (heard === 0) await new Promise((resolve) => setTimeout(resolve, 20))
  assert.equal(await feed('2026-11-15T03:14:00-06:00'), 200)
})
