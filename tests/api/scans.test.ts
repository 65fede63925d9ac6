import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createWorld, FEED_KEY } from '../world.ts'

const GOOD = { trackingNumber: '9234691234567800000171', code: '10', at: '2026-11-14T03:14:00-06:00' }
const authorization = `Bearer ${FEED_KEY}`

test('one bad scan rejects that scan only, named by field', async () => {
  await using world = await createWorld()
  const bad: [unknown, string, string][] = [
    [null, 'not-an-object', ''],
    ['text', 'not-an-object', ''],
    [{ ...GOOD, trackingNumber: undefined }, 'missing', 'trackingNumber'],
    [{ ...GOOD, trackingNumber: 17 }, 'wrong-type', 'trackingNumber'],
    [{ ...GOOD, trackingNumber: "'; drop table scans;--" }, 'not-a-tracking-number', 'trackingNumber'],
    [{ ...GOOD, code: undefined }, 'missing', 'code'],
    [{ ...GOOD, code: ['10'] }, 'wrong-type', 'code'],
    [{ ...GOOD, at: undefined }, 'missing', 'at'],
    [{ ...GOOD, at: 'yesterday' }, 'not-a-time', 'at'],
    [{ ...GOOD, at: '2026-11-25T00:00:00Z' }, 'in-the-future', 'at'],
    [{ ...GOOD, at: '1989-12-31T00:00:00Z' }, 'too-old', 'at'],
    [{ ...GOOD, wording: 'nul \u0000 byte' }, 'wrong-characters', 'wording'],
    [{ ...GOOD, wording: 'x'.repeat(501) }, 'too-long', 'wording'],
    [{ ...GOOD, place: 'Memphis' }, 'wrong-type', 'place'],
    [{ ...GOOD, place: { city: 5 } }, 'wrong-type', 'place.city'],
    [{ ...GOOD, basis: 'guessed' }, 'not-a-token', 'basis'],
    [{ ...GOOD, piece: 1.5 }, 'wrong-type', 'piece'],
    [{ ...GOOD, expectedDay: '2026-02-30' }, 'not-a-day', 'expectedDay'],
  ]
  const answer = await (await world.feed([GOOD, ...bad.map(([scan]) => scan)])).json()
  assert.equal(answer.accepted, 1)
  assert.deepEqual(
    answer.rejected.map(({ code, field }: { code: string; field: string }) => [code, field]),
    bad.map(([, code, field]) => [code, field]),
  )
  assert.equal(answer.rejected[0].index, 1)
})

test('SQL and HTML in every text are stored and shown as text', async () => {
  await using world = await createWorld()
  const evil = `'); drop table scans; --<script>alert(1)</script>`
  const scan = {
    ...GOOD,
    code: evil.slice(0, 40),
    wording: evil,
    sourceEventId: evil,
    place: { facility: evil, city: evil, state: evil, zip: evil.slice(0, 16), country: evil },
  }
  assert.equal((await (await world.feed([scan])).json()).accepted, 1)
  const parcel = await (await world.get(`/v1/parcels/${GOOD.trackingNumber}`)).json()
  assert.equal(parcel.scans[0].wording, evil)
  assert.equal(parcel.scans[0].place.city, evil)
  const page = await (await world.get(`/track/${GOOD.trackingNumber}`)).text()
  assert.ok(!page.includes('<script>alert'))
})

test('a feed needs its key', async () => {
  await using world = await createWorld()
  for (const headers of [
    {},
    { authorization: 'Bearer wrong-key' },
    { authorization: FEED_KEY },
    { authorization: 'Bearer ' },
  ]) {
    const response = await world.post('/v1/scans', [GOOD], headers as Record<string, string>)
    assert.equal(response.status, 401)
    assert.equal(response.headers.get('content-type'), 'application/problem+json')
  }
  await using closed = await createWorld({ config: { feedKeys: [] } })
  assert.equal((await closed.feed([GOOD])).status, 401)
})

test('malformed bodies are refused clearly', async () => {
  await using world = await createWorld()
  const status = async (body: string, type = 'application/json') =>
    (await world.post('/v1/scans', body, { authorization, 'content-type': type })).status
  assert.equal(await status('[{"trackingNumber":'), 400)
  assert.equal(await status('{}'), 422)
  assert.equal(await status('[]', 'text/plain'), 415)
  assert.equal(await status('['.repeat(200_000) + ']'.repeat(200_000)), 200)
  assert.equal(await status(JSON.stringify(Array(10_001).fill({}))), 413)
  assert.equal(await status(`[${' '.repeat(9_000_000)}]`), 413)
})

test('a stream of lines is taken line by line', async () => {
  await using world = await createWorld()
  const lines = [
    JSON.stringify(GOOD),
    '',
    '{broken',
    JSON.stringify({ ...GOOD, code: '07', wording: 'é' }),
    `{"x":"${'y'.repeat(70_000)}"}`,
    '\r',
    JSON.stringify({ ...GOOD, code: 'OF' }),
  ]
  const response = await world.post('/v1/scans', lines.join('\n'), {
    authorization,
    'content-type': 'application/x-ndjson',
  })
  assert.deepEqual(await response.json(), {
    accepted: 3,
    duplicates: 0,
    rejected: [
      { index: 2, code: 'malformed-json', field: '', message: 'The line is not valid JSON.' },
      { index: 4, code: 'too-large', field: '', message: 'A line has at most 65,536 bytes.' },
    ],
    rejectedCount: 2,
  })
})

test('sixty megabytes in one array are refused, and the server lives on', async () => {
  await using world = await createWorld()
  const url = await world.listen()
  const response = await fetch(`${url}/v1/scans`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: new Uint8Array(60_000_000).fill(32),
  })
  assert.equal(response.status, 413)
  assert.equal((await fetch(`${url}/health`)).status, 200)
})

test('an empty array and an empty stream are fine', async () => {
  await using world = await createWorld()
  assert.equal((await (await world.feed([])).json()).accepted, 0)
  const response = await world.post('/v1/scans', '', { authorization, 'content-type': 'application/x-ndjson' })
  assert.equal(response.status, 200)
})
