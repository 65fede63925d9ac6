import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { CHANNELS } from '#domain/advice/tokens.ts'
import { createWorld, type World } from '../world.ts'

let world: World
before(async () => {
  world = await createWorld({ now: '2026-11-20T12:00:00Z' })
})
after(() => world[Symbol.asyncDispose]())

type Item = {
  channel: string
  phone?: string
  hours?: { zone: string; opens: string; closes: string; days: string[] }[]
  openNow?: boolean
  opensNext?: string
  closesAt?: string
}

/** The phone's state at a moment, on the clock of a zone. */
async function phone(at: string, timeZone = 'America/New_York'): Promise<Item> {
  const response = await world.get(`/v1/channels?${new URLSearchParams({ at, timeZone })}`)
  assert.equal(response.status, 200)
  const { items } = (await response.json()) as { items: Item[] }
  return items.find((one) => one.channel === 'phone') ?? assert.fail('no phone')
}

const open = (closesAt: string) => ({ openNow: true, opensNext: undefined, closesAt })
const closed = (opensNext: string) => ({ openNow: false, opensNext, closesAt: undefined })
const stateOf = ({ openNow, opensNext, closesAt }: Item) => ({ openNow, opensNext, closesAt })

test('each channel says what it can and cannot do, and from when its rules are', async () => {
  const { items } = await (await world.get('/v1/channels')).json()
  assert.deepEqual(items.map((one: Item) => one.channel).sort(), [...CHANNELS].sort())
  for (const item of items) {
    assert.ok(item.canDo.length > 0 && item.cannotDo.length > 0, item.channel)
    assert.match(item.rulesAsOf, /^\d{4}-\d\d-\d\d$/)
  }
})

test('the phone gives its hours in Eastern time', async () => {
  const { hours, phone: number } = await phone('2026-11-20T12:00:00Z', 'Asia/Kathmandu')
  assert.equal(number, '1-800-222-1811')
  assert.deepEqual(
    hours?.map(({ opens, closes, zone }) => [opens, closes, zone]),
    [
      ['08:00', '20:30', 'America/New_York'],
      ['08:00', '18:00', 'America/New_York'],
    ],
  )
})

test('a line without known hours says nothing about being open', async () => {
  const { items, phoneLines } = await (await world.get('/v1/channels')).json()
  const claim = items.find((one: Item) => one.channel === 'claim')
  assert.deepEqual([claim.phone, claim.hours, claim.openNow], ['1-866-974-2733', undefined, undefined])
  assert.ok(phoneLines.some((one: { id: string; openNow?: boolean }) => one.id === 'general' && one.openNow === false))
})

const FRIDAY_OPENS = closed('2026-11-20T08:00:00-05:00')
const SATURDAY_OPENS = closed('2026-11-21T08:00:00-05:00')
const MONDAY_OPENS = closed('2026-11-23T08:00:00-05:00')
for (const [name, at, expected] of [
  ['a second before 8:00', '2026-11-20T07:59:59-05:00', FRIDAY_OPENS],
  ['at 8:00', '2026-11-20T08:00:00-05:00', open('2026-11-20T20:30:00-05:00')],
  ['at 20:29', '2026-11-20T20:29:59-05:00', open('2026-11-20T20:30:00-05:00')],
  ['at 20:30', '2026-11-20T20:30:00-05:00', SATURDAY_OPENS],
  ['on Saturday at 17:59', '2026-11-21T17:59:59-05:00', open('2026-11-21T18:00:00-05:00')],
  ['on Saturday at 18:00', '2026-11-21T18:00:00-05:00', MONDAY_OPENS],
  ['on Sunday at noon', '2026-11-22T12:00:00-05:00', MONDAY_OPENS],
  ['on the day before Thanksgiving, after hours', '2026-11-25T20:30:00-05:00', closed('2026-11-27T08:00:00-05:00')],
  ['on Thanksgiving at noon', '2026-11-26T12:00:00-05:00', closed('2026-11-27T08:00:00-05:00')],
  ['on a Saturday holiday', '2026-07-04T12:00:00-04:00', closed('2026-07-06T08:00:00-04:00')],
  ['on a Monday that stands for a Sunday holiday', '2027-07-05T12:00:00-04:00', closed('2027-07-06T08:00:00-04:00')],
  ['before clocks go forward', '2027-03-13T18:00:00-05:00', closed('2027-03-15T08:00:00-04:00')],
  ['before clocks go back', '2026-10-31T18:00:00-04:00', closed('2026-11-02T08:00:00-05:00')],
] as const) {
  test(`the phone ${name}`, async () => assert.deepEqual(stateOf(await phone(at)), expected))
}

for (const [zone, at, expected] of [
  ['America/Los_Angeles', '2026-11-20T04:59:59-08:00', closed('2026-11-20T05:00:00-08:00')],
  ['America/Los_Angeles', '2026-11-20T17:29:59-08:00', open('2026-11-20T17:30:00-08:00')],
  ['America/Los_Angeles', '2026-11-20T17:30:00-08:00', closed('2026-11-21T05:00:00-08:00')],
  // Hawaii keeps no summer time, so its hours move when Eastern clocks do.
  ['Pacific/Honolulu', '2026-10-31T12:00:00-10:00', closed('2026-11-02T03:00:00-10:00')],
  ['Pacific/Honolulu', '2027-03-13T13:00:00-10:00', closed('2027-03-15T02:00:00-10:00')],
  ['America/Phoenix', '2026-10-30T18:00:00-07:00', closed('2026-10-31T05:00:00-07:00')],
  ['Asia/Kathmandu', '2026-11-21T07:14:59+05:45', open('2026-11-21T07:15:00+05:45')],
  ['Asia/Kathmandu', '2026-11-21T07:15:00+05:45', closed('2026-11-21T18:45:00+05:45')],
] as const) {
  test(`the phone seen from ${zone} at ${at}`, async () => assert.deepEqual(stateOf(await phone(at, zone)), expected))
}

test('`at` is now by default, and takes a plus sign that was not encoded', async () => {
  const { items } = await (await world.get('/v1/channels')).json()
  const now = items.find((one: Item) => one.channel === 'phone')
  assert.deepEqual(stateOf(now), FRIDAY_OPENS)
  assert.equal((await world.get('/v1/channels?at=2026-11-20T12:00:00+05:45')).status, 200)
})

for (const [field, value] of [
  ['timeZone', 'America/Nowhere'],
  ['timeZone', '2026-11-20T12:00:00Z[America/Chicago]'],
  ['timeZone', '-05:00'],
  ['timeZone', '<b>'],
  ['timeZone', 'x'.repeat(100_000).slice(0, 5_000)],
  ['at', 'yesterday'],
  ['at', '2026-11-20'],
  ['at', '2026-11-20T12:00:00'],
  ['at', '9999-12-31T23:59:59Z'],
  ['at', '0001-01-01T00:00:00Z'],
] as const) {
  test(`${field}=${value.slice(0, 40)} is not valid, and the field is named`, async () => {
    const response = await world.get(`/v1/channels?${new URLSearchParams({ [field]: value })}`)
    assert.equal(response.status, 422)
    assert.equal((await response.json()).errors[0].field, field)
  })
}

test('nothing was logged as an error', () => assert.deepEqual(world.errors, []))
