import assert from 'node:assert/strict'
import { test } from 'node:test'
import { followParcels } from '#services/following/follow-parcels.ts'
import { type Act, acts } from '../usps-stand-in/script.ts'
import { STAND_IN_CREDENTIALS, type StandIn, startStandIn } from '../usps-stand-in/stand-in.ts'
import { createWorld, type World } from '../world.ts'

const NUMBER = '9234690100000000000017'
const START = '2026-11-20T12:00:00Z'
const PARCEL = {
  trackingNumber: NUMBER,
  destinationZip: '38103',
  expectedDay: '2026-11-24',
  events: [
    {
      code: '03',
      type: 'USPS in possession of item',
      at: '2026-11-18T17:05:00',
      offset: '-05:00',
      city: 'AKRON',
      state: 'OH',
      zip: '44308',
    },
  ],
}

async function worldOf(standIn: StandIn, options: { isSourceIdle?: boolean } = {}): Promise<World> {
  return createWorld({
    now: START,
    config: {
      feedKeys: [],
      usps: { ...STAND_IN_CREDENTIALS, base: standIn.base, callsPerHour: 60 },
    },
    uspsLimits: { timeoutMs: 1_000, retries: 1, retryDelayMs: 5, retryLongestDelayMs: 20 },
    ...options,
  })
}

type Answer = { outcome: string; stale: boolean; asOf: string; scans: unknown[] }

async function lookUp(world: World, number = NUMBER): Promise<Answer> {
  const answer = await world.get(`/v1/parcels/${number}`)
  assert.equal(answer.status, 200)
  return (await answer.json()) as Answer
}

/** What USPS does instead of answering, or answers instead of a parcel. */
const TROUBLES: Record<string, Act> = {
  silent: acts.silent(),
  resetting: acts.reset(),
  'resetting amid its answer': acts.reset(true),
  'shorter than it says': acts.short(),
  'packed as something else': acts.garbled(),
  'dripping for ever': acts.dripping(),
  'HTML with 200': acts.html(200),
  'HTML with 503': acts.html(503),
  'JSON that ends early': acts.cutOff(),
  'a text': acts.text('"fine"'),
  'a list where one parcel belongs': acts.json([1, 2, 3]),
  'wrong types all over': acts.json({
    trackingNumber: 5,
    trackingEvents: { eventCode: [] },
    mailClass: {},
    services: 7,
  }),
  'a redirect to elsewhere': acts.redirect('http://127.0.0.1:9/elsewhere'),
  'outage 500': acts.error(500, { message: 'Internal error' }),
  'outage 503': acts.error(503, { message: 'Unavailable' }, { 'retry-after': '30' }),
  quota: acts.quota('30'),
  'no product': acts.error(401, { message: 'The client application identifier is invalid.' }),
  'no scope': acts.error(401, { message: 'Insufficient OAuth scope.', title: 'invalid_oauth_scope' }),
}

for (const [name, act] of Object.entries(TROUBLES)) {
  test(`USPS ${name}: a visitor gets an answer, and the last known journey stays`, async () => {
    await using standIn = await startStandIn()
    await using world = await worldOf(standIn)
    standIn.always('tracking', act)
    standIn.always('batch', act)
    const unknown = await lookUp(world)
    assert.ok(['unavailable', 'not-scanned-yet'].includes(unknown.outcome), unknown.outcome)
    const page = await world.get(`/track/${NUMBER}`)
    assert.ok(page.status === 200 || page.status === 503, String(page.status))
    assert.match(await page.text(), /<h1/)
    // Once known, it stays known.
    standIn.always('tracking', null)
    standIn.always('batch', null)
    standIn.parcels.set(NUMBER, PARCEL)
    world.setNow('2026-11-20T13:00:00Z')
    const { usps } = world.app
    assert.ok(usps)
    await usps.following.step()
    if ((await lookUp(world)).outcome !== 'found') {
      await world.app.ctx.database.query('update source_state set wait_until_ms = 0')
      await world.app.ctx.database.query('update followed_parcels set not_before_ms = 0')
      world.setNow('2026-11-20T14:00:00Z')
      await usps.following.step()
    }
    assert.equal((await lookUp(world)).outcome, 'found')
    standIn.always('tracking', act)
    standIn.always('batch', act)
    world.setNow('2026-11-20T20:00:00Z')
    await usps.following.step()
    const kept = await lookUp(world)
    assert.deepEqual([kept.outcome, kept.scans.length], ['found', 1])
    assert.ok(kept.asOf < '2026-11-20T20:00:00Z')
  })
}

test('429 for an hour: USPS is asked a handful of times, and news comes afterwards', async () => {
  await using standIn = await startStandIn()
  await using world = await worldOf(standIn, { isSourceIdle: true })
  standIn.always('tracking', acts.quota('30'))
  standIn.always('batch', acts.quota('30'))
  await followParcels(world.app.ctx, 'usps', [NUMBER])
  const { usps } = world.app
  assert.ok(usps)
  // Somebody looks at it all the time.
  usps.following.wanted?.([NUMBER])
  const startMs = Date.parse(START)
  for (let second = 0; second < 3_600; second += 15) {
    world.setNow(new Date(startMs + second * 1_000).toISOString())
    await usps.following.step()
  }
  const during = standIn.requests.length
  assert.ok(during <= 12, `${during} requests in an hour of 429`)
  standIn.always('tracking', null)
  standIn.parcels.set(NUMBER, PARCEL)
  for (let minute = 60; minute < 80; minute++) {
    world.setNow(new Date(startMs + minute * 60_000).toISOString())
    await usps.following.step()
  }
  assert.equal((await lookUp(world)).outcome, 'found')
  const { rows } = await world.app.ctx.database.query<{ calls: number }>(
    'select count(*)::int as calls from source_calls',
  )
  assert.ok((rows[0]?.calls ?? 0) >= standIn.requests.length)
})

test('an outage of an hour under many visitors: no more calls than the budget, none of them lost', async () => {
  await using standIn = await startStandIn()
  await using world = await worldOf(standIn)
  standIn.always('token', acts.error(503))
  const answers = await Promise.all(Array.from({ length: 60 }, () => lookUp(world)))
  assert.ok(answers.every((answer) => answer.outcome === 'unavailable'))
  assert.ok(standIn.requests.length <= 8, `${standIn.requests.length} requests`)
  standIn.always('token', null)
  standIn.parcels.set(NUMBER, PARCEL)
  world.setNow('2026-11-20T13:00:00Z')
  assert.equal((await lookUp(world)).outcome, 'found')
})

test('no secret and no token stands in a log, an answer or the table of calls', async () => {
  await using standIn = await startStandIn()
  await using world = await worldOf(standIn)
  standIn.always('tracking', acts.error(401, { message: `Bad ${STAND_IN_CREDENTIALS.clientSecret}` }))
  const answer = JSON.stringify(await lookUp(world))
  const { rows } = await world.app.ctx.database.query('select * from source_state')
  const kept = JSON.stringify([world.errors, rows, answer])
  assert.ok(rows.length === 1)
  assert.ok(!kept.includes(STAND_IN_CREDENTIALS.clientSecret) && !kept.includes('stand-in-token'), kept)
})

test('what USPS says of a number that it does not tell about stands on the page', async () => {
  await using standIn = await startStandIn()
  await using world = await worldOf(standIn)
  standIn.always('tracking', acts.error(400, { code: '150010', message: 'It looks like another carrier’s.' }))
  const page = await (await world.get(`/track/${NUMBER}`)).text()
  assert.match(page, /We asked USPS, which says that the number looks like another carrier’s/)
  assert.match(page, /Let us read what USPS shows you/)
})
