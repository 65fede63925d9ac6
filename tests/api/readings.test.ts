import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { createWorld, type World } from '../world.ts'

const NUMBER = '9234691234567800000171'
const HISTORY = `Tracking Number: ${NUMBER}
In Transit, Arriving Late
November 17, 2026
Arrived at USPS Regional Facility
MEMPHIS TN DISTRIBUTION CENTER
November 14, 2026, 3:14 am
USPS in possession of item
LITTLE ROCK, AR 72201
November 13, 2026, 11:02 am
`
const NOW = '2026-11-20T12:00:00Z'

const read = async (world: World, body: object) => {
  const response = await world.post('/v1/readings', body)
  return { status: response.status, body: await response.json() }
}

test('a pasted history and the same scans in the store give the same answer', async () => {
  await using world = await createWorld({ now: NOW })
  const pasted = await read(world, { history: HISTORY, expectedDay: '2026-11-17' })
  assert.equal(pasted.status, 200)
  await world.feed([
    { trackingNumber: NUMBER, wording: 'In Transit, Arriving Late', at: '2026-11-17', expectedDay: '2026-11-17' },
    {
      trackingNumber: NUMBER,
      wording: 'Arrived at USPS Regional Facility',
      at: '2026-11-14T03:14:00-06:00',
      place: { facility: 'MEMPHIS TN DISTRIBUTION CENTER', city: 'MEMPHIS', state: 'TN' },
    },
    {
      trackingNumber: NUMBER,
      wording: 'USPS in possession of item',
      at: '2026-11-13T11:02:00-06:00',
      place: { city: 'LITTLE ROCK', state: 'AR', zip: '72201' },
    },
  ])
  const stored = await (await world.get(`/v1/parcels/${NUMBER}`)).json()
  for (const field of ['phase', 'headline', 'expected', 'diagnosis', 'advice', 'deadlines', 'mailClass', 'outcome'])
    assert.deepEqual(pasted.body[field], stored[field], field)
  assert.partialDeepStrictEqual(pasted.body.diagnosis, {
    situation: 'no-updates',
    also: ['late'],
    rule: 'no-updates.5-postal-days',
    changesOn: '2026-11-28',
  })
  assert.partialDeepStrictEqual(pasted.body.advice[0], { channel: 'help-request', from: '2026-11-20' })
  assert.partialDeepStrictEqual(pasted.body.deadlines[0], {
    kind: 'claim',
    from: '2026-11-28',
    until: '2027-01-12',
    rule: 'claim.ground-advantage',
  })
})

test('nothing of a reading is stored', async () => {
  await using world = await createWorld({ now: NOW })
  await read(world, { history: HISTORY })
  await using pool = { client: new pg.Client(world.databaseUrl), [Symbol.asyncDispose]: () => pool.client.end() }
  await pool.client.connect()
  const { rows } = await pool.client.query('select (select count(*) from scans) + (select count(*) from parcels) as n')
  assert.equal(Number(rows[0].n), 0)
})

test('a text without a scan is refused, naming the numbers in it', async () => {
  await using world = await createWorld({ now: NOW })
  const bare = await read(world, { history: `My number is ${NUMBER}, where is it?` })
  assert.equal(bare.status, 422)
  assert.partialDeepStrictEqual(bare.body, { code: 'no-history', found: [NUMBER], errors: [{ field: 'history' }] })
  const poem = await read(world, { history: 'Roses are red' })
  assert.deepEqual([poem.status, poem.body.code, poem.body.found], [422, 'no-history', []])
})

test('a number alone is asked with no scans', async () => {
  await using world = await createWorld({ now: NOW })
  const { status, body } = await read(world, { trackingNumber: NUMBER, scans: [] })
  assert.equal(status, 200)
  assert.deepEqual([body.outcome, body.diagnosis.situation], ['not-scanned-yet', 'not-with-usps-yet'])
})

test('a number of another carrier, and none at all, are told apart', async () => {
  await using world = await createWorld({ now: NOW })
  const outcome = async (trackingNumber: string) => (await read(world, { trackingNumber, scans: [] })).body.outcome
  assert.equal(await outcome('hello'), 'not-a-tracking-number')
  assert.equal(await outcome('1ZA1B2C30312345673'), 'not-ours')
  assert.equal(await outcome(NUMBER), 'not-scanned-yet')
})

test('wrong input names its field', async () => {
  await using world = await createWorld({ now: NOW })
  const scans = [{ code: '10', at: '2026-11-14T03:14:00-06:00' }]
  for (const [field, body] of [
    ['history', {}],
    ['history', { history: 5 }],
    ['now', { scans, now: 'yesterday' }],
    ['mailClass', { scans, mailClass: '' }],
    ['mailClass', { scans, mailClass: 'Ground Advantage' }],
    ['role', { scans, role: 'king' }],
    ['now', { scans, now: '9999-12-31T23:59:59Z' }],
    ['mailedOn', { scans, mailedOn: '2026-02-30' }],
    ['expectedDay', { scans, expectedDay: '0001-01-01' }],
    ['scans.0.expectedDay', { scans: [{ ...scans[0], expectedDay: '9999-12-31' }] }],
    ['insured', { scans, insured: -1 }],
    ['timeZone', { scans: [{ code: '10', at: '2026-11-14T03:14:00' }], timeZone: 'Mars/Olympus' }],
    ['scans.0.at', { scans: [{ code: '10', at: 'noon' }] }],
    ['timeZone', { scans, timeZone: 'Mars/Olympus' }],
    ['scans.1.code', { scans: [...scans, { at: '2026-11-14' }] }],
    ['scans.0', { scans: ['a scan'] }],
  ] as const) {
    const answer = await read(world, body)
    assert.equal(answer.status, 422, JSON.stringify(body))
    assert.match(
      answer.body.errors[0].field,
      new RegExp(`^${field.replaceAll('.', '[.]')}$`),
      JSON.stringify(answer.body),
    )
  }
  assert.equal((await read(world, { history: 'x'.repeat(1_000_001) })).status, 413)
  assert.deepEqual(world.errors, [])
})

test('the day that was promised first is that of the oldest scan, whatever the order of the scans', async () => {
  await using world = await createWorld({ now: NOW })
  const scans = [
    { code: '03', at: '2026-11-13T11:02:00-06:00', expectedDay: '2026-11-16' },
    { code: '10', at: '2026-11-14T03:14:00-06:00', expectedDay: '2026-11-17' },
  ]
  for (const given of [scans, scans.toReversed()]) {
    const { body } = await read(world, { scans: given, expectedDay: '2026-11-18' })
    assert.deepEqual(body.expected, { day: '2026-11-18', basis: 'carrier', firstPromised: '2026-11-16' })
  }
})

test('the zone that is given decides which day it is where no scan tells', async () => {
  await using world = await createWorld({ now: NOW })
  const scans = [
    { code: '03', at: '2026-11-13' },
    { code: '10', at: '2026-11-14' },
  ]
  const input = { scans, expectedDay: '2026-12-24', now: '2026-11-19T14:30:00Z' }
  const here = await read(world, input)
  const guam = await read(world, { ...input, timeZone: 'Pacific/Guam' })
  assert.deepEqual([here.body.diagnosis.situation, guam.body.diagnosis.situation], ['on-its-way', 'no-updates'])
})

test('the clock of a place abroad counts, not that of the address', async () => {
  await using world = await createWorld({ now: NOW })
  const scans = [{ code: 'UPU:EMC', at: '2026-11-14T10:00:00+09:00', place: { city: 'TOKYO', country: 'JAPAN' } }]
  const { body } = await read(world, { scans, destinationZip: '10001', now: '2026-11-19T15:30:00Z' })
  assert.equal(body.diagnosis.situation, 'no-updates')
})

test('what a person tells of a stored parcel changes its meaning', async () => {
  await using world = await createWorld({ now: NOW })
  await world.feed([
    { trackingNumber: NUMBER, code: '03', at: '2026-11-13T11:02:00-06:00' },
    { trackingNumber: NUMBER, code: '01', at: '2026-11-16T11:02:00-06:00' },
  ])
  const situation = async (query: string) =>
    (await (await world.get(`/v1/parcels/${NUMBER}${query}`)).json()).diagnosis?.situation
  assert.equal(await situation(''), 'delivered')
  assert.equal(await situation('?report=not-received'), 'delivered-not-received')
  assert.equal(await situation('?report=damaged&insured=250'), 'damaged')
  const wrong = await world.get(`/v1/parcels/${NUMBER}?report=eaten`)
  assert.equal(wrong.status, 422)
  assert.equal((await wrong.json()).errors[0].field, 'report')
})
