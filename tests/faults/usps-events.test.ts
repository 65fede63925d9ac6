import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { assemble } from '#main/assemble.ts'
import { silentLog } from '../log.ts'
import { detail, EVENTS_PATH, event, NUMBER, notice, WEBHOOK_SECRET } from '../usps-notices.ts'
import { createWorld } from '../world.ts'
import { openWay } from './open-way.ts'

const config = {
  feedKeys: [],
  rateLimit: false,
  simulator: false,
  trustedProxies: [],
  uspsWebhookSecret: WEBHOOK_SECRET,
}

/** The i-th of many notices, each with an event of its own. */
function nth(i: number, at = '2026-11-20T12:00:00Z') {
  const minute = String(i % 60).padStart(2, '0')
  const hour = String(Math.floor(i / 60)).padStart(2, '0')
  return notice({
    timestamp: `${at.slice(0, 19)}.${String(i).padStart(3, '0')}Z`,
    payload: detail([event('10', `Arrived, stop ${i}`, `2026-11-19T${hour}:${minute}:00-06:00`)]),
  })
}

async function sendTo(app: { request: (path: string, init: RequestInit) => Response | Promise<Response> }, i: number) {
  const { body, signature } = nth(i)
  return (await app.request(EVENTS_PATH, { method: 'POST', headers: { 'x-hmac': signature }, body })).status
}

test('an answered notice is stored with its scans, however often the database goes away', {
  timeout: 180_000,
}, async () => {
  await using world = await createWorld({ config })
  await using way = await openWay(world.databaseUrl)
  await using app = await assemble({
    databaseUrl: way.url,
    config,
    log: silentLog,
    clock: () => Date.parse('2026-11-20T12:00:00Z'),
  })
  const acknowledged: number[] = []
  const refused: number[] = []
  const send = async (i: number) => {
    const status = await sendTo(app, i)
    if (status === 200) acknowledged.push(i)
    else {
      assert.equal(status, 503)
      refused.push(i)
    }
  }
  for (let round = 0; round < 5; round++) {
    const batch = Array.from({ length: 40 }, (_, k) => send(round * 40 + k))
    // Some are answered, some under way, some not begun.
    await Promise.race(batch)
    way.cut()
    await Promise.all(batch)
    way.mend()
    while ((await app.request('/ready')).status !== 200) await new Promise(setImmediate)
  }
  assert.ok(acknowledged.length > 0 && refused.length > 0)
  const { rows } = await world.app.ctx.database.query<{ wording: string }>('select wording from scans')
  const stored = new Set(rows.map((row) => row.wording))
  assert.deepEqual(
    acknowledged.filter((i) => !stored.has(`Arrived, stop ${i}`)),
    [],
  )
  // Told again, those that were refused are there too, and none is there twice.
  for (const i of refused) assert.equal(await sendTo(app, i), 200)
  const parcel = await (await world.get(`/v1/parcels/${NUMBER}`)).json()
  assert.equal(parcel.scans.length, 200)
})

test('a notice that was kept when the server stopped is taken by the next start', { timeout: 120_000 }, async () => {
  await using world = await createWorld({ config })
  const blocker = new pg.Client({ connectionString: world.databaseUrl })
  await blocker.connect()
  await blocker.query('begin; lock table scans in access exclusive mode')
  const pending = sendTo(world.app, 1)
  const states = async () =>
    (await blocker.query<{ state: string }>('select state from source_notices')).rows.map((row) => row.state)
  const isBlocked = async () =>
    (await blocker.query(`select 1 from pg_locks where not granted and relation = 'scans'::regclass`)).rows.length > 0
  while (!(await isBlocked())) await new Promise(setImmediate)
  assert.deepEqual(await states(), ['waiting'])
  await blocker.query(
    `select pg_terminate_backend(pid) from pg_locks where not granted and relation = 'scans'::regclass`,
  )
  assert.equal(await pending, 503)
  await blocker.query('rollback')
  assert.deepEqual(await states(), ['waiting'])

  await using _next = await assemble({
    databaseUrl: world.databaseUrl,
    config,
    log: silentLog,
    clock: () => Date.parse('2026-11-20T12:05:00Z'),
  })
  while ((await states())[0] !== 'taken') await new Promise(setImmediate)
  await blocker.end()
  const parcel = await (await world.get(`/v1/parcels/${NUMBER}`)).json()
  assert.equal(parcel.scans.length, 1)
})

test('old notices are forgotten, their scans stay', async () => {
  await using world = await createWorld({ config })
  assert.equal(await sendTo(world.app, 1), 200)
  const count = async () =>
    Number((await world.app.ctx.database.query('select count(*) as n from source_notices')).rows[0].n)
  for (const [now, kept] of [
    ['2026-12-20T11:00:00Z', 1],
    ['2026-12-20T13:00:00Z', 0],
  ] as const) {
    const app = await assemble({ databaseUrl: world.databaseUrl, config, log: silentLog, clock: () => Date.parse(now) })
    await app[Symbol.asyncDispose]()
    assert.equal(await count(), kept, now)
  }
  assert.equal((await (await world.get(`/v1/parcels/${NUMBER}`)).json()).scans.length, 1)
})
