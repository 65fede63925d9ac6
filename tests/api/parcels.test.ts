import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createWorld } from '../world.ts'

const NUMBER = '9234691234567800000171'
const SEEN = {
  trackingNumber: NUMBER,
  code: '10',
  wording: 'Arrived at USPS Regional Facility',
  at: '2026-11-14T03:14:00-06:00',
  place: { facility: 'MEMPHIS TN DISTRIBUTION CENTER', city: 'MEMPHIS', state: 'TN', zip: '38101' },
  sourceEventId: 'e2',
}
const STORY = [
  {
    trackingNumber: NUMBER,
    code: 'GX',
    wording: 'Shipping Label Created, USPS Awaiting Item',
    at: '2026-11-12T16:20:00-06:00',
    place: { city: 'LITTLE ROCK', state: 'AR', zip: '72201' },
    sourceEventId: 'e0',
    expectedDay: '2026-11-16',
  },
  {
    trackingNumber: NUMBER,
    code: '03',
    wording: 'USPS in possession of item',
    at: '2026-11-13T11:02:00-06:00',
    place: { city: 'LITTLE ROCK', state: 'AR', zip: '72201' },
    sourceEventId: 'e1',
    mailedOn: '2026-11-13',
  },
  SEEN,
  {
    trackingNumber: NUMBER,
    wording: 'In Transit, Arriving Late',
    at: '2026-11-17',
    sourceEventId: 'e3',
    expectedDay: '2026-11-17',
  },
]

type Answer = ReturnType<typeof JSON.parse>

async function json(response: Response | Promise<Response>): Promise<Answer> {
  return (await response).json()
}

test('a parcel leads with where it was last seen, not with what was announced', async () => {
  await using world = await createWorld()
  assert.deepEqual(await json(world.feed(STORY)), { accepted: 4, duplicates: 0, rejected: [], rejectedCount: 0 })
  const parcel = await json(world.get(`/v1/parcels/${NUMBER}`))
  assert.partialDeepStrictEqual(parcel, {
    outcome: 'found',
    trackingNumber: NUMBER,
    carrier: 'usps',
    piece: 1,
    mailClass: 'ground-advantage',
    phase: 'in-transit',
    headline: 'Last seen in Memphis, TN, 6 days ago',
    lastSeen: { code: '10', basis: 'seen', at: '2026-11-14T03:14:00-06:00', source: 'feed:test' },
    latest: { code: null, wording: 'In Transit, Arriving Late', basis: 'announced', at: '2026-11-17' },
    expected: { day: '2026-11-17', basis: 'carrier', firstPromised: '2026-11-16' },
    asOf: '2026-11-20T12:00:00Z',
    stale: false,
    source: { kind: 'feed', simulated: false },
  })
  assert.deepEqual(
    parcel.scans.map((scan: { code: string | null }) => scan.code),
    [null, '10', '03', 'GX'],
  )
})

test('any order of arrival and any batches give the same parcel', async () => {
  const answers = new Set<string>()
  for (const order of [
    [0, 1, 2, 3],
    [3, 2, 1, 0],
    [2, 0, 3, 1],
  ]) {
    await using world = await createWorld()
    for (const index of order) await world.feed([STORY[index]])
    const { scans, ...rest } = await json(world.get(`/v1/parcels/${NUMBER}`))
    answers.add(JSON.stringify({ ...rest, scans }))
    const { rows } = await world.app.ctx.database.query('select state from parcels')
    assert.equal(rows[0].state.scanCount, 4)
  }
  assert.equal(answers.size, 1)
})

test('the same scans twice are stored once', async () => {
  await using world = await createWorld()
  await world.feed(STORY)
  const again = await json(world.feed([...STORY, SEEN]))
  assert.deepEqual([again.accepted, again.duplicates], [0, 5])
  const parcel = await json(world.get(`/v1/parcels/${NUMBER}`))
  assert.equal(parcel.scans.length, 4)
})

test('two clients with the same batch at once store it once', async () => {
  await using world = await createWorld()
  const many = Array.from({ length: 200 }, (_, i) => ({
    ...SEEN,
    trackingNumber: `92346912345678${String(i).padStart(8, '0')}`,
    sourceEventId: `m${i}`,
  }))
  const answers = await Promise.all([
    json(world.feed(many)),
    json(world.feed(many.toReversed())),
    json(world.feed(many)),
  ])
  assert.equal(
    answers.reduce((sum, answer) => sum + answer.accepted, 0),
    200,
  )
  assert.equal(
    answers.reduce((sum, answer) => sum + answer.duplicates, 0),
    400,
  )
})

test('the five outcomes are kept apart', async () => {
  await using world = await createWorld()
  const outcome = async (number: string) => (await json(world.get(`/v1/parcels/${encodeURIComponent(number)}`))).outcome
  await world.feed(STORY)
  assert.equal(await outcome(NUMBER), 'found')
  assert.equal(await outcome('9400 1118 9912 3000 0004 24'), 'not-ours')
  assert.equal(await outcome('9234691234567800000172'), 'not-a-tracking-number')
  assert.equal(await outcome('nonsense'), 'not-a-tracking-number')
  const other = await json(world.get('/v1/parcels/1ZA1B2C30312345673'))
  assert.deepEqual(
    [other.outcome, other.carrier, other.help.lookAt.startsWith('https://www.ups.com/')],
    ['not-ours', 'ups', true],
  )
  world.app.ctx.sources.push({
    kind: 'simulator',
    simulated: true,
    standings: async (numbers) => new Map(numbers.map((number) => [number, { standing: 'known', says: null }])),
  })
  assert.equal(await outcome('9400111899123000000424'), 'not-scanned-yet')
})

test('a mistyped number is answered with its repairs, the parcel we know first', async () => {
  await using world = await createWorld()
  await world.feed(STORY)
  const answer = await json(world.get('/v1/parcels/9234691234567800000191'))
  assert.equal(answer.outcome, 'not-a-tracking-number')
  assert.equal(answer.readings[0].problems[0].code, 'wrong-check-digit')
  assert.deepEqual(answer.readings[0].repairs[0], { trackingNumber: NUMBER, change: 'digit', rank: 1 })
})

test('what was known at a moment can be asked for', async () => {
  await using world = await createWorld({ now: '2026-11-13T18:00:00Z' })
  await world.feed(STORY.slice(0, 2))
  world.setNow('2026-11-20T12:00:00Z')
  await world.feed(STORY.slice(2))
  const then = await json(world.get(`/v1/parcels/${NUMBER}?knownAt=2026-11-14T00:00:00Z`))
  assert.deepEqual([then.phase, then.scans.length, then.asOf], ['accepted', 2, '2026-11-14T00:00:00Z'])
  assert.equal((await world.get(`/v1/parcels/${NUMBER}?knownAt=yesterday`)).status, 422)
})

test('a number that is used again opens a new parcel, and both can be asked for', async () => {
  await using world = await createWorld({ now: '2027-02-01T12:00:00Z' })
  await world.feed([
    ...STORY,
    { ...SEEN, code: '01', wording: 'Delivered, In/At Mailbox', at: '2026-11-19T13:00:00-06:00', sourceEventId: 'e4' },
  ])
  await world.feed([{ ...STORY[1], at: '2027-01-15T10:00:00-06:00', sourceEventId: 'e5' }])
  const now = await json(world.get(`/v1/parcels/${NUMBER}`))
  assert.deepEqual([now.piece, now.earlierPieces, now.phase], [2, [1], 'accepted'])
  const before = await json(world.get(`/v1/parcels/${NUMBER}?piece=1`))
  assert.deepEqual([before.piece, before.phase, before.scans.length], [1, 'delivered', 5])
})

test('a correction replaces a scan without losing it', async () => {
  await using world = await createWorld()
  await world.feed([
    ...STORY,
    { ...SEEN, place: { city: 'NASHVILLE', state: 'TN' }, sourceEventId: 'e9', replaces: 'e2' },
  ])
  const parcel = await json(world.get(`/v1/parcels/${NUMBER}`))
  assert.equal(parcel.headline, 'Last seen in Nashville, TN, 6 days ago')
  assert.equal(parcel.scans.filter((scan: { corrected?: boolean }) => scan.corrected).length, 1)
})

test('many numbers are answered in the order asked, and no more than a hundred', async () => {
  await using world = await createWorld()
  await world.feed(STORY)
  const { parcels } = await json(world.post('/v1/parcels/lookup', { numbers: ['x', NUMBER, '1ZA1B2C30312345673'] }))
  assert.deepEqual(
    parcels.map((parcel: { outcome: string }) => parcel.outcome),
    ['not-a-tracking-number', 'found', 'not-ours'],
  )
  assert.equal((await world.post('/v1/parcels/lookup', { numbers: Array(101).fill(NUMBER) })).status, 422)
})

test('an unknown code is kept word for word and claims nothing', async () => {
  await using world = await createWorld()
  await world.feed([{ ...SEEN, code: 'Q9', wording: 'Handled by <b>nobody</b> & co', sourceEventId: 'q' }])
  const parcel = await json(world.get(`/v1/parcels/${NUMBER}`))
  assert.partialDeepStrictEqual(parcel, {
    phase: 'unknown',
    lastSeen: null,
    latest: { wording: 'Handled by <b>nobody</b> & co', phase: 'unknown', basis: 'announced' },
  })
  const page = await (await world.get(`/track/${NUMBER}`)).text()
  assert.ok(page.includes('Handled by &lt;b&gt;nobody'))
})

test('a local time gets the offset of its place', async () => {
  await using world = await createWorld()
  await world.feed([
    { ...SEEN, at: '2026-11-14T03:14:00', sourceEventId: 'z1' },
    { ...SEEN, at: '2026-11-14T05:00:00', place: {}, sourceEventId: 'z2' },
  ])
  const { scans } = await json(world.get(`/v1/parcels/${NUMBER}`))
  assert.deepEqual(
    scans.map((scan: { at: string }) => scan.at),
    ['2026-11-14T05:00:00', '2026-11-14T03:14:00-06:00'],
  )
})

test('a feed whose clock is an hour ahead neither breaks the order of a life nor undoes "delivered"', async () => {
  await using world = await createWorld({ now: '2026-11-20T18:00:00Z' })
  const delivered = {
    ...SEEN,
    code: '01',
    wording: 'Delivered, In/At Mailbox',
    at: '2026-11-20T11:30:00-06:00',
    sourceEventId: 'h1',
  }
  const anHourAhead = {
    ...SEEN,
    code: '07',
    wording: 'Arrived at Post Office',
    at: '2026-11-20T12:20:00-06:00',
    sourceEventId: 'h2',
  }
  await world.feed([delivered])
  assert.equal((await json(world.feed([anHourAhead]))).accepted, 1)
  const parcel = await json(world.get(`/v1/parcels/${NUMBER}`))
  assert.deepEqual([parcel.phase, parcel.scans.length], ['delivered', 2])
})

test('a piece that is not there is said so', async () => {
  await using world = await createWorld()
  await world.feed([{ trackingNumber: '9234691234567800000171', code: '10', at: '2026-11-14T03:14:00-06:00' }])
  const response = await world.get('/v1/parcels/9234691234567800000171?piece=9')
  assert.equal(response.status, 422)
  assert.equal((await response.json()).errors[0].field, 'piece')
})

test('one text that is far too long for a number spoils no look-up', async () => {
  await using world = await createWorld()
  const response = await world.post('/v1/parcels/lookup', { numbers: ['x'.repeat(5_000), '9234691234567800000171'] })
  const { parcels } = await response.json()
  assert.deepEqual(
    parcels.map((parcel: { outcome: string }) => parcel.outcome),
    ['not-a-tracking-number', 'not-ours'],
  )
})
