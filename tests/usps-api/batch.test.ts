import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AskResult } from '#services/ports/tracking-source.ts'
import type { HttpLimits } from '#sources/usps-api/limits.ts'
import { createTrackingSource } from '#sources/usps-api/tracking-source.ts'
import { clientOf, testBudget } from '../usps-stand-in/parts.ts'
import { type Act, acts, errorEnvelope } from '../usps-stand-in/script.ts'
import type { StandInParcel } from '../usps-stand-in/shapes.ts'
import { type SeenRequest, startStandIn } from '../usps-stand-in/stand-in.ts'

/** Numbers of two shippers: MID 912345678 and MID 923456789; check digits are right. */
const OURS = ['9234691234567800000171', '9234691234567800000188', '9234691234567800000195']
const THEIRS = ['9234692345678900000152', '9234692345678900000169']
const NO_PRODUCT = acts.error(401, { message: 'The client application identifier is invalid.' })

const parcel = (trackingNumber: string): StandInParcel => ({
  trackingNumber,
  events: [
    { code: 'OF', type: 'Out for Delivery', at: '2026-11-20T08:10:00', offset: '-05:00', city: 'AKRON', state: 'OH' },
  ],
})

async function setUp(known: readonly string[], budget = testBudget(), limits: Partial<HttpLimits> = {}) {
  const standIn = await startStandIn()
  for (const number of known) standIn.parcels.set(number, parcel(number))
  const parts = clientOf(standIn, { budget, limits })
  const source = createTrackingSource(parts.client)
  return {
    ...parts,
    standIn,
    source,
    ask: (numbers: readonly string[]) => source.ask(numbers.map((trackingNumber) => ({ trackingNumber }))),
    [Symbol.asyncDispose]: () => standIn[Symbol.asyncDispose](),
  }
}

function outcomes(result: AskResult): Record<string, string> {
  assert.ok(result.ok, result.ok ? '' : result.message)
  return Object.fromEntries(result.answers.map((one) => [one.trackingNumber, one.outcome]))
}

const numbersOf = (request: SeenRequest) =>
  (request.body as { trackingNumber: string }[]).map((one) => one.trackingNumber)

/** Refuses a batch that holds any of the numbers, else answers as usual. */
function refusing(numbers: readonly string[], refusal: Act, usual: (request: SeenRequest) => Act) {
  return (request: SeenRequest) => (numbersOf(request).some((one) => numbers.includes(one)) ? refusal : usual(request))
}

const foundAll = (request: SeenRequest) =>
  acts.json(
    numbersOf(request).map((trackingNumber) => ({ trackingNumber, statusCode: '200', trackingEvents: [EVENT] })),
  )
const EVENT = {
  eventCode: 'OF',
  eventType: 'Out for Delivery',
  eventTimestamp: '2026-11-20T08:10:00',
  GMTOffset: '-5:00',
}

test('35 numbers are one call, with the three fields of the schema and no others', async () => {
  const numbers = Array.from({ length: 35 }, (_, i) => `92346912345678${String(i).padStart(8, '0')}`)
  await using world = await setUp(numbers)
  assert.equal(world.source.batchSize, 35)
  const result = await world.source.ask(
    numbers.map((trackingNumber) => ({ trackingNumber, destinationZip: '38103-1234', mailedOn: '2026-11-10' })),
  )
  assert.equal(Object.keys(outcomes(result)).length, 35)
  assert.equal(world.standIn.count('batch'), 1)
  const [request] = world.standIn.requests.filter(({ route }) => route === 'batch')
  assert.equal(request?.query.size, 0)
  assert.deepEqual((request?.body as unknown[] | undefined)?.[0], {
    trackingNumber: numbers[0],
    destinationZIPCode: '38103',
    mailingDate: '2026-11-10',
  })
})

test('more than 35 numbers are several calls of 35 at most', async () => {
  const numbers = Array.from({ length: 71 }, (_, i) => `92346912345678${String(i).padStart(8, '0')}`)
  await using world = await setUp(numbers)
  const result = await world.ask(numbers)
  assert.equal(Object.keys(outcomes(result)).length, 71)
  assert.equal(world.standIn.count('batch'), 2)
  assert.equal(world.standIn.count('tracking'), 1, 'the last goes alone')
})

test('a mixture (207) tells of each number for itself, in any order', async () => {
  await using world = await setUp([])
  const [first = '', second = '', third = ''] = OURS
  const [fourth = '', fifth = ''] = THEIRS
  world.standIn.next(
    'batch',
    acts.json(
      [
        { statusCode: '403', trackingNumber: fourth, ...errorEnvelope(403, { message: 'Access Controls 4/1/2026' }) },
        { trackingNumber: third, ...errorEnvelope(404, { message: 'Not available.' }) },
        null,
        'noise',
        { statusCode: 200, trackingNumber: second, trackingEvents: [EVENT] },
        { statusCode: '200', trackingNumber: '9999999999', trackingEvents: [EVENT] },
        { statusCode: 503, trackingNumber: fifth, ...errorEnvelope(503) },
        { statusCode: '400', trackingNumber: `420381031234${first}`, ...errorEnvelope(400, { code: '150012' }) },
      ],
      207,
    ),
  )
  const result = await world.ask([...OURS, ...THEIRS])
  assert.deepEqual(outcomes(result), {
    [first]: 'fraudulent-postage',
    [second]: 'found',
    [third]: 'not-scanned-yet',
    [fourth]: 'not-covered',
    [fifth]: 'failed',
  })
  assert.ok(result.ok)
  const failed = result.answers.find((one) => one.trackingNumber === fifth)
  assert.equal(failed?.code, '503')
  assert.equal((failed?.body as { statusCode?: number } | undefined)?.statusCode, 503)
})

test('a number that USPS leaves out has failed, and is not taken for another', async () => {
  await using world = await setUp([])
  const [first = '', second = ''] = OURS
  world.standIn.next('batch', acts.json([{ trackingNumber: second, trackingEvents: [EVENT] }]))
  const result = await world.ask([first, second])
  assert.deepEqual(outcomes(result), { [first]: 'failed', [second]: 'found' })
  assert.match((result.ok && result.answers[0]?.message) || '', /left this number out/)
})

test('a row of a wrong shape fails alone', async () => {
  await using world = await setUp([])
  const [first = '', second = '', third = ''] = OURS
  world.standIn.next(
    'batch',
    acts.json([
      { trackingNumber: first, trackingEvents: 'none' },
      { trackingNumber: second, trackingEvents: { ...EVENT } },
      { trackingNumber: third, trackingEvents: [EVENT], services: 'USPS Tracking', kahalaIndicator: 'maybe' },
    ]),
  )
  assert.deepEqual(outcomes(await world.ask(OURS)), {
    [first]: 'not-scanned-yet',
    [second]: 'found',
    [third]: 'found',
  })
})

test('404 of a whole batch says that none is scanned yet', async () => {
  await using world = await setUp([])
  world.standIn.next('batch', acts.error(404, { message: 'Not available.' }))
  const result = await world.ask(OURS)
  assert.deepEqual(Object.values(outcomes(result)), ['not-scanned-yet', 'not-scanned-yet', 'not-scanned-yet'])
  assert.equal(world.standIn.count('batch'), 1)
})

test('403 that names a Mailer ID is about its numbers alone: the others are asked for again', async () => {
  await using world = await setUp(OURS)
  const refusal = acts.error(403, { message: 'MID 923456789: see Access Controls 4/1/2026.' })
  world.standIn.always('batch', refusing(THEIRS, refusal, foundAll))
  const result = await world.ask([OURS[0] ?? '', THEIRS[0] ?? '', OURS[1] ?? '', THEIRS[1] ?? '', OURS[2] ?? ''])
  const told = outcomes(result)
  for (const number of OURS) assert.equal(told[number], 'found')
  for (const number of THEIRS) assert.equal(told[number], 'not-covered')
  assert.equal(world.standIn.count('batch'), 2)
  assert.ok(result.ok && result.answers.find((one) => one.trackingNumber === THEIRS[0])?.message?.includes('923456789'))
})

for (const [what, refusal, outcome] of [
  ['403 without a Mailer ID', acts.error(403, { message: 'Forbidden' }), 'not-covered'],
  ['403 with a Mailer ID of none of them', acts.error(403, { message: 'MID 987654 Access Controls' }), 'not-covered'],
  [
    '400 with the code of one number',
    acts.error(400, { code: '150010', message: 'Another carrier.' }),
    'other-carrier',
  ],
] as const) {
  test(`${what} on a batch: halves find out whom it is about`, async () => {
    await using world = await setUp(OURS)
    const bad = THEIRS[1] ?? ''
    world.standIn.always('batch', refusing([bad], refusal, foundAll))
    world.standIn.always('tracking', (request) =>
      request.path.endsWith(bad)
        ? refusal
        : acts.json({ trackingNumber: request.path.split('/').at(-1), trackingEvents: [EVENT] }),
    )
    const told = outcomes(await world.ask([...OURS, ...THEIRS]))
    assert.equal(told[bad], outcome)
    for (const number of [...OURS, THEIRS[0] ?? '']) assert.equal(told[number], 'found')
    assert.ok(world.standIn.count('batch') + world.standIn.count('tracking') <= 5)
  })
}

test('halving ends with the budget, and what was told until then counts', async () => {
  await using world = await setUp(OURS, testBudget(3))
  const refusal = acts.error(403, { message: 'Forbidden' })
  world.standIn.always('batch', refusing([THEIRS[1] ?? ''], refusal, foundAll))
  const result = await world.ask([...OURS, ...THEIRS])
  assert.deepEqual(outcomes(result), Object.fromEntries(OURS.map((number) => [number, 'found'])))
  assert.equal(world.standIn.count(), 3)
})

test('a batch that is refused throughout is taken apart over several questions, not at once', async () => {
  const numbers = Array.from({ length: 35 }, (_, i) => `92346912345678${String(i).padStart(8, '0')}`)
  await using world = await setUp([])
  const refusal = acts.error(403, { message: 'Forbidden' })
  world.standIn.always('batch', refusal)
  world.standIn.always('tracking', refusal)
  const told: Record<string, string> = {}
  let questions = 0
  for (let left = numbers; left.length > 0; left = numbers.filter((number) => !(number in told))) {
    const before = world.standIn.count()
    Object.assign(told, outcomes(await world.ask(left)))
    assert.ok(world.standIn.count() - before <= 17)
    assert.ok(++questions < 12)
  }
  assert.deepEqual(new Set(Object.values(told)), new Set(['not-covered']))
})

test('a batch that is refused with words that nobody knows is not asked for again', async () => {
  await using world = await setUp([])
  world.standIn.always('batch', acts.error(400, { code: '159999', message: 'Something new.' }))
  assert.deepEqual(new Set(Object.values(outcomes(await world.ask(OURS)))), new Set(['failed']))
  assert.equal(world.standIn.count('batch'), 1)
})

test('one number over which USPS fails does not keep the others from being told', async () => {
  const numbers = Array.from({ length: 40 }, (_, i) => `92346912345678${String(i).padStart(8, '0')}`)
  const poison = numbers[7] ?? ''
  await using world = await setUp(numbers, testBudget(), { retries: 0, breakAfter: 100 })
  world.standIn.always('batch', refusing([poison], acts.error(503, { message: 'Unavailable' }), foundAll))
  world.standIn.always('tracking', (request) =>
    request.path.endsWith(poison)
      ? acts.error(400, { code: '150002', message: '7: The number may be wrong.' })
      : acts.json({ trackingNumber: request.path.split('/').at(-1), trackingEvents: [EVENT] }),
  )
  const told = new Map<string, string>()
  for (let question = 0; told.size < numbers.length; question++) {
    assert.ok(question < 25)
    const next = numbers.filter((number) => !told.has(number)).slice(0, world.source.batchSize)
    const result = await world.ask(next)
    if (!result.ok) assert.equal(result.fault, 'outage')
    else for (const answer of result.answers) told.set(answer.trackingNumber, answer.outcome)
  }
  assert.equal(told.get(poison), 'not-scanned-yet')
  assert.deepEqual(new Set(numbers.filter((one) => one !== poison).map((one) => told.get(one))), new Set(['found']))
  while (world.source.batchSize < 35) assert.ok((await world.ask(OURS)).ok)
})

test('a failure before any answer is told as such', async () => {
  await using world = await setUp(OURS)
  world.standIn.always('batch', acts.quota('60'))
  const result = await world.ask([...OURS, 'no number!'])
  assert.equal(!result.ok && result.fault, 'told-to-wait')
})

test('what is no number for USPS costs no call', async () => {
  await using world = await setUp([])
  const result = await world.ask(['', 'abc', 'not a number', '9'.repeat(35), '../../oauth2'])
  assert.deepEqual(new Set(Object.values(outcomes(result))), new Set(['wrong-number']))
  assert.equal(world.standIn.count(), 0)
  assert.deepEqual(await world.ask([]), { ok: true, answers: [] })
})

test('an app without the batch product asks one by one, and remembers it', async () => {
  await using world = await setUp(OURS)
  world.standIn.always('batch', NO_PRODUCT)
  const result = await world.ask(OURS)
  assert.deepEqual(Object.values(outcomes(result)), ['found', 'found', 'found'])
  assert.equal(world.source.batchSize, 1)
  await world.ask(OURS)
  assert.equal(world.standIn.count('batch'), 1)
  assert.equal(world.standIn.count('tracking'), 6)
})

test('one by one ends with the budget, and what was told until then counts', async () => {
  await using world = await setUp(OURS, testBudget(4))
  world.standIn.always('batch', NO_PRODUCT)
  const result = await world.ask(OURS)
  assert.deepEqual(outcomes(result), { [OURS[0] ?? '']: 'found', [OURS[1] ?? '']: 'found' })
})

test('an app without the product for single numbers asks by batches of one', async () => {
  await using world = await setUp(OURS)
  world.standIn.always('tracking', NO_PRODUCT)
  assert.deepEqual(Object.values(outcomes(await world.ask(OURS.slice(0, 1)))), ['found'])
  assert.deepEqual(Object.values(outcomes(await world.ask(OURS.slice(1, 2)))), ['found'])
  assert.equal(world.standIn.count('tracking'), 1)
  assert.equal(world.source.batchSize, 35)
})

test('an app without either product says so', async () => {
  await using world = await setUp(OURS)
  world.standIn.always('tracking', NO_PRODUCT)
  world.standIn.always('batch', NO_PRODUCT)
  const result = await world.ask(OURS)
  assert.equal(!result.ok && result.fault, 'application-not-allowed')
  assert.equal(world.source.batchSize, 35)
})

test('events that can not be read are counted in the log', async () => {
  await using world = await setUp([])
  const number = OURS[0] ?? ''
  const ahead = { ...EVENT, eventTimestamp: '2999-01-01T00:00:00' }
  world.standIn.next('tracking', acts.json({ trackingNumber: number, trackingEvents: [EVENT, ahead] }))
  assert.deepEqual(outcomes(await world.ask([number])), { [number]: 'found' })
  assert.match(world.lines.join('\n'), /events that can not be read.*"dropped":1/)
})

test('the same parcel by v3 and by v3r2 has the same events', async () => {
  await using world = await setUp(OURS)
  const [number = '', other = ''] = OURS
  const single = await world.ask([number])
  const batch = await world.ask([number, other])
  const ids = (result: AskResult) => result.ok && result.answers[0]?.scans.map((scan) => scan.sourceEventId)
  assert.deepEqual(ids(single), ids(batch))
  assert.equal((ids(single) || []).length, 1)
})
