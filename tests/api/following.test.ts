import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatInstant, parseAt } from '#domain/scans/at.ts'
import type { Scan } from '#domain/scans/scan.ts'
import { createBudget } from '#services/following/budget.ts'
import { followParcels } from '#services/following/follow-parcels.ts'
import { createFollowing, type Following } from '#services/following/following.ts'
import type { AskedNumber, AskResult, SourceAnswer, TrackingSource } from '#services/ports/tracking-source.ts'
import { claimFollowed } from '#store/following/followed-parcels.ts'
import { createWorld, type World } from '../world.ts'

const NUMBER = '9234691234567800000171'
/** Another mailer's numbers. */
const OTHERS = ['9400111899123000000424', '9400111899123000000431', '9400111899123000000448']

/** A carrier's API in process: says what a test put into it. */
type Carrier = TrackingSource & {
  calls: AskedNumber[][]
  says: Map<string, Partial<SourceAnswer>>
  fault: Extract<AskResult, { ok: false }> | null
  /** Called while a question is under way. */
  meanwhile: () => Promise<void>
}

function createCarrier(): Carrier {
  const carrier: Carrier = {
    batchSize: 35,
    calls: [],
    says: new Map(),
    fault: null,
    meanwhile: async () => {},
    async ask(numbers) {
      carrier.calls.push([...numbers])
      await carrier.meanwhile()
      if (carrier.fault) return carrier.fault
      return {
        ok: true,
        answers: numbers.map(({ trackingNumber }) => ({
          trackingNumber,
          outcome: 'not-scanned-yet',
          facts: {},
          scans: [],
          code: null,
          message: null,
          body: { trackingNumber },
          ...carrier.says.get(trackingNumber),
        })),
      }
    },
  }
  return carrier
}

function scan(at: string, code: string, wording: string, city = 'MEMPHIS'): Scan {
  const parsed = parseAt(at)
  if (!parsed.ok) throw new Error(at)
  return {
    trackingNumber: NUMBER,
    piece: null,
    code,
    wording,
    ...parsed.when,
    place: { city, state: 'TN', zip: '38101' },
    basisGiven: null,
    source: 'usps',
    sourceEventId: `${code}@${at.slice(0, 16)}`,
    replaces: null,
    facts: null,
    recordedAtMs: Date.parse('2026-11-20T12:00:00Z'),
  }
}

const ACCEPTED = scan('2026-11-18T16:00:00-06:00', '03', 'Accepted at USPS Origin Facility')
const ARRIVED = scan('2026-11-19T22:00:00-06:00', '10', 'Arrived at USPS Regional Facility')

type Setting = { world: World; carrier: Carrier; following: Following } & AsyncDisposable

async function setUp(options: { callsPerHour?: number; world?: World } = {}): Promise<Setting> {
  const world = options.world ?? (await createWorld())
  const { ctx } = world.app
  const carrier = createCarrier()
  const budget = createBudget(ctx, { source: 'usps', callsPerHour: options.callsPerHour ?? 60 })
  // The budget is taken by whoever makes the call, as the real client does.
  const tracking: TrackingSource = {
    batchSize: carrier.batchSize,
    async ask(numbers) {
      const permit = await budget.take('tracking')
      if (!permit.ok) return { ok: false, fault: permit.why, message: 'no call', retryAtMs: permit.untilMs }
      return carrier.ask(numbers)
    },
  }
  const following = createFollowing({ ctx, source: 'usps', tracking, budget })
  return {
    world,
    carrier,
    following,
    async [Symbol.asyncDispose]() {
      await following.stop()
      if (!options.world) await world[Symbol.asyncDispose]()
    },
  }
}

async function parcel(world: World, number = NUMBER) {
  return (await (await world.get(`/v1/parcels/${number}`)).json()) as {
    outcome: string
    sourceSays: string | null
    expected: unknown
    asOf: string
    stale: boolean
    source: object
    scans: { wording: string; basis: string }[]
  }
}

test('a number that somebody looks up is asked for at once, stored, and followed', async () => {
  await using setting = await setUp()
  const { world, carrier, following } = setting
  carrier.says.set(NUMBER, { outcome: 'found', scans: [ARRIVED, ACCEPTED], facts: { expectedDay: '2026-11-23' } })
  world.app.ctx.sources.push(following)
  following.start()
  const answer = await parcel(world)
  assert.equal(answer.outcome, 'found')
  assert.equal(answer.scans.length, 2)
  assert.deepEqual(answer.expected, { day: '2026-11-23', basis: 'carrier', firstPromised: '2026-11-23' })
  assert.deepEqual([answer.asOf, answer.stale], ['2026-11-20T12:00:00Z', false])
  assert.deepEqual(answer.source, { kind: 'usps', simulated: false })
  await parcel(world)
  assert.equal(carrier.calls.length, 1)
})

test('numbers that are looked up together go into one call', async () => {
  await using setting = await setUp()
  const { world, carrier, following } = setting
  world.app.ctx.sources.push(following)
  following.start()
  const answer = await world.post('/v1/parcels/lookup', { numbers: [NUMBER, ...OTHERS] })
  const { parcels } = (await answer.json()) as { parcels: { outcome: string }[] }
  assert.deepEqual(
    parcels.map((one) => one.outcome),
    ['not-scanned-yet', 'not-scanned-yet', 'not-scanned-yet', 'not-scanned-yet'],
  )
  assert.equal(carrier.calls.length, 1)
})

test('a mailer that is refused is learned, and no more calls are spent on visitors who ask for it', async () => {
  await using setting = await setUp()
  const { world, carrier, following } = setting
  for (const number of OTHERS) carrier.says.set(number, { outcome: 'not-covered', message: 'not yours' })
  world.app.ctx.sources.push(following)
  following.start()
  for (const number of OTHERS) {
    const { outcome, sourceSays } = await parcel(world, number)
    assert.deepEqual([outcome, sourceSays], ['not-ours', 'not-covered'])
  }
  assert.equal(carrier.calls.length, 2)
})

test('without a call left a visitor hears at once that nothing can be said now', async () => {
  await using setting = await setUp({ callsPerHour: 1 })
  const { world, carrier, following } = setting
  world.app.ctx.sources.push(following)
  following.start()
  assert.equal((await parcel(world, OTHERS[0])).outcome, 'not-scanned-yet')
  assert.equal((await parcel(world, OTHERS[1])).outcome, 'unavailable')
  assert.equal(carrier.calls.length, 1)
})

test('a day that the source moves without a scan is kept, once', async () => {
  await using setting = await setUp()
  const { world, carrier, following } = setting
  await followParcels(world.app.ctx, 'usps', [NUMBER])
  const tell = async (now: string, expectedDay: string) => {
    world.setNow(now)
    carrier.says.set(NUMBER, { outcome: 'found', scans: [ARRIVED, ACCEPTED], facts: { expectedDay } })
    assert.equal((await following.step()).kind, 'asked')
    return parcel(world)
  }
  await tell('2026-11-20T12:00:00Z', '2026-11-23')
  const moved = await tell('2026-11-20T14:00:00Z', '2026-11-25')
  assert.deepEqual(moved.expected, { day: '2026-11-25', basis: 'carrier', firstPromised: '2026-11-23' })
  assert.deepEqual(
    moved.scans.map((one) => [one.wording, one.basis]),
    [
      ['Expected Delivery Day Changed', 'inferred'],
      ['Arrived at USPS Regional Facility', 'seen'],
      ['Accepted at USPS Origin Facility', 'seen'],
    ],
  )
  assert.equal((await tell('2026-11-20T16:00:00Z', '2026-11-25')).scans.length, 3)
  assert.equal((await tell('2026-11-20T18:00:00Z', '2026-11-24')).scans.length, 4)
})

test('a source that fails leaves the last known journey with its age, and is left alone for longer each time', async () => {
  await using setting = await setUp()
  const { world, carrier, following } = setting
  world.app.ctx.sources.push(following)
  await followParcels(world.app.ctx, 'usps', [NUMBER])
  carrier.says.set(NUMBER, { outcome: 'found', scans: [ARRIVED, ACCEPTED] })
  await following.step()
  carrier.fault = { ok: false, fault: 'outage', message: 'HTTP 503', retryAtMs: null }
  const waits: number[] = []
  let nowMs = Date.parse('2026-11-20T14:00:00Z')
  for (let call = 0; call < 7; call++) {
    world.setNow(new Date(nowMs).toISOString())
    assert.equal((await following.step()).kind, 'asked')
    const next = await following.step()
    assert.ok(next.kind === 'wait' && next.why === 'told-to-wait')
    waits.push((next.untilMs - nowMs) / 1000)
    // Calls that nobody waits for are a minute apart in any event.
    nowMs = Math.max(next.untilMs, nowMs + 60_000)
  }
  assert.deepEqual(waits, [30, 60, 120, 240, 480, 900, 900])
  const stale = await parcel(world)
  assert.deepEqual([stale.outcome, stale.stale, stale.asOf], ['found', true, '2026-11-20T12:00:00Z'])
  carrier.fault = null
  world.setNow(new Date(nowMs).toISOString())
  assert.equal((await following.step()).kind, 'asked')
  const fresh = await parcel(world)
  assert.deepEqual([fresh.stale, fresh.asOf], [false, formatInstant(nowMs)])
})

test('what only the operator can mend is logged, and tried again a quarter of an hour later', async () => {
  await using setting = await setUp()
  const { world, carrier, following } = setting
  await followParcels(world.app.ctx, 'usps', [NUMBER])
  carrier.fault = { ok: false, fault: 'missing-scope', message: 'The scope tracking is missing.', retryAtMs: null }
  await following.step()
  assert.deepEqual(world.errors, ['The scope tracking is missing.'])
  const next = await following.step()
  assert.ok(next.kind === 'wait' && next.untilMs === Date.parse('2026-11-20T12:15:00Z'))
})

test('two servers ask for each number once, and share one budget that outlives them', async () => {
  await using first = await setUp({ callsPerHour: 3 })
  await using second = await setUp({ callsPerHour: 3, world: first.world })
  const numbers = Array.from({ length: 120 }, (_, n) => numberAt(n))
  const { added } = await followParcels(first.world.app.ctx, 'usps', numbers)
  assert.equal(added.length, 120)
  // Both look at the plan at the same moment, and again while the other's question is under way.
  first.carrier.meanwhile = async () => {
    first.carrier.meanwhile = async () => {}
    await second.following.step()
  }
  await first.following.step()
  await Promise.all([first.following.step(), second.following.step()])
  const asked = [...first.carrier.calls, ...second.carrier.calls]
  const all = asked.flat().map((one) => one.trackingNumber)
  assert.equal(new Set(all).size, all.length)
  const third = await setUp({ callsPerHour: 3, world: first.world })
  for (let hour = 0; hour < 3; hour++) {
    first.world.setNow(new Date(Date.parse('2026-11-20T13:00:01Z') + hour * 3_600_000).toISOString())
    for (let call = 0; call < 5; call++) await third.following.step()
    const made = third.carrier.calls.length + asked.length
    assert.ok(made <= 3 * (hour + 2), `${made} calls by hour ${hour + 1}`)
  }
  assert.ok(third.carrier.calls.length >= 3)
})

test('a request to wait is obeyed by a server that starts afterwards', async () => {
  await using setting = await setUp()
  const { world } = setting
  await followParcels(world.app.ctx, 'usps', [NUMBER])
  const budget = createBudget(world.app.ctx, { source: 'usps', callsPerHour: 60 })
  await budget.waitUntil(Date.parse('2026-11-20T13:00:00Z'))
  await using started = await setUp({ world })
  assert.deepEqual(await started.following.step(), {
    kind: 'wait',
    untilMs: Date.parse('2026-11-20T13:00:00Z'),
    why: 'told-to-wait',
  })
  assert.equal((await budget.take('token')).ok, false)
  world.setNow('2026-11-20T13:00:00Z')
  assert.equal((await started.following.step()).kind, 'asked')
})

test('hours of offices never take the calls that parcels need', async () => {
  await using world = await createWorld()
  const budget = createBudget(world.app.ctx, { source: 'usps', callsPerHour: 60 })
  const taken: boolean[] = []
  for (let call = 0; call < 12; call++) taken.push((await budget.take('locations')).ok)
  assert.equal(taken.filter(Boolean).length, 9)
  assert.equal((await budget.take('tracking')).ok, true)
  world.setNow('2026-11-20T13:00:00Z')
  assert.equal((await budget.take('locations')).ok, true)
})

test('a parcel is asked about less while its news comes unasked, and as before once that stays silent', async () => {
  await using setting = await setUp()
  const { world, carrier, following } = setting
  const { ctx } = world.app
  await followParcels(ctx, 'usps', [NUMBER])
  carrier.says.set(NUMBER, { outcome: 'found', scans: [ACCEPTED] })
  await following.step()
  await ctx.database.query('update followed_parcels set pushed_at_ms = $1', [ctx.clock()])
  world.setNow('2026-11-20T14:00:00Z')
  carrier.says.set(NUMBER, { outcome: 'found', scans: [ARRIVED, ACCEPTED] })
  await following.step()
  const { rows } = await ctx.database.query('select pushed_at_ms from followed_parcels')
  assert.deepEqual(rows, [{ pushed_at_ms: null }])
})

test('a crowd of numbers that visitors type in hides no parcel that is followed, and is forgotten after a day', async () => {
  await using setting = await setUp()
  const { world, carrier, following } = setting
  const { ctx } = world.app
  await followParcels(ctx, 'usps', [NUMBER])
  carrier.says.set(NUMBER, { outcome: 'found', scans: [ACCEPTED] })
  await following.step()
  const crowd = Array.from({ length: 12_000 }, (_, n) => numberAt(n + 100))
  await followParcels(ctx, 'usps', crowd)
  await ctx.database.query('update followed_parcels set open_until_ms = $1 where tracking_number <> $2', [
    ctx.clock() + 60_000,
    NUMBER,
  ])
  world.setNow('2026-11-20T14:00:00Z')
  await following.step()
  assert.ok(carrier.calls[1]?.some((one) => one.trackingNumber === NUMBER))
  world.setNow('2026-11-21T15:00:00Z')
  await following.step()
  const { rows } = await ctx.database.query('select count(*)::int from followed_parcels where asked_at_ms is null')
  assert.deepEqual(rows, [{ count: 0 }])
})

test('a server whose clock was days ahead does not stop the plan once the clock is right', async () => {
  await using setting = await setUp({ callsPerHour: 5 })
  const { world, carrier, following } = setting
  const { ctx } = world.app
  carrier.says.set(NUMBER, { outcome: 'found', scans: [ACCEPTED] })
  await followParcels(ctx, 'usps', [NUMBER])
  world.setNow('2026-11-24T12:00:00Z')
  await following.step()
  const budget = createBudget(ctx, { source: 'usps', callsPerHour: 5 })
  for (let call = 0; call < 4; call++) await budget.take('token')
  await budget.waitUntil(ctx.clock() + 3_600_000)
  await ctx.database.query('update followed_parcels set claimed_until_ms = $1', [ctx.clock()])
  world.setNow('2026-11-20T12:00:00Z')
  assert.equal((await following.step()).kind, 'asked')
  assert.equal(carrier.calls.length, 2)
  const next = await following.step()
  assert.ok(next.kind === 'wait' && next.untilMs <= Date.parse('2026-11-20T12:20:00Z'))
})

test('a lease that ran out under way is not given back for whoever holds the number now', async () => {
  await using setting = await setUp()
  const { world, carrier, following } = setting
  const { ctx } = world.app
  await followParcels(ctx, 'usps', [NUMBER])
  const now = Date.parse('2026-11-20T12:10:00Z')
  carrier.meanwhile = async () => {
    world.setNow('2026-11-20T12:10:00Z')
    const claim = { trackingNumbers: [NUMBER], nowMs: now, untilMs: now + 300_000 }
    assert.equal((await claimFollowed(ctx.database, 'usps', claim)).length, 1)
  }
  await following.step()
  const { rows } = await ctx.database.query('select claimed_until_ms from followed_parcels')
  assert.deepEqual(rows, [{ claimed_until_ms: now + 300_000 }])
})

test('an answer that can not be stored does not stop the others, and is asked for again later', async () => {
  await using setting = await setUp()
  const { world, carrier, following } = setting
  const { ctx } = world.app
  const other = numberAt(1)
  await followParcels(ctx, 'usps', [NUMBER, other])
  carrier.says.set(NUMBER, { outcome: 'found', scans: [{ ...ACCEPTED, wording: 'Accepted\u0000' }] })
  carrier.says.set(other, { outcome: 'found', scans: [{ ...ACCEPTED, trackingNumber: other }] })
  assert.equal((await following.step()).kind, 'asked')
  const { rows } = await ctx.database.query(
    'select outcome, failures, not_before_ms > $1 as later from followed_parcels order by outcome nulls first',
    [ctx.clock()],
  )
  assert.deepEqual(rows, [
    { outcome: null, failures: 1, later: true },
    { outcome: 'found', failures: 0, later: true },
  ])
  assert.deepEqual(world.errors, ['An answer could not be stored'])
})

/** USPS numbers of one mailer with right check digits. */
function numberAt(n: number): string {
  const body = `9234691234567800${String(n).padStart(5, '0')}`
  let sum = 0
  for (const [index, digit] of [...body].reverse().entries()) sum += Number(digit) * (index % 2 === 0 ? 3 : 1)
  return `${body}${(10 - (sum % 10)) % 10}`
}
