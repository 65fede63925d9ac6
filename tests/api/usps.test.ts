import assert from 'node:assert/strict'
import { createHmac, createPublicKey, verify } from 'node:crypto'
import { after, before, test } from 'node:test'
import { removeClient } from '#services/api-clients/remove-client.ts'
import type { NumberStanding } from '#services/ports/sources.ts'
import type { AnswerOutcome } from '#services/ports/tracking-source.ts'
import { createProgram, type Program } from '../usps-program.ts'
import { createWorld, type World } from '../world.ts'

const NUMBER = '9234691234567800000171'
const UNKNOWN = '9234691234567800000188'
const UPS = '1ZA1B2C30312345673'
const NOW = '2026-11-20T12:00:00Z'
const DETAIL = `/tracking/v3/tracking/${NUMBER}?expand=DETAIL`

let world: World
let program: Program
before(async () => {
  world = await createWorld({ now: NOW })
  program = await createProgram(world.app)
  await world.feed([
    {
      trackingNumber: NUMBER,
      code: 'GX',
      wording: 'Shipping Label Created, USPS Awaiting Item',
      at: '2026-11-12',
      destinationZip: '90210',
      mailedOn: '2026-11-12',
      expectedDay: '2026-11-17',
    },
    {
      trackingNumber: NUMBER,
      wording: 'USPS in possession of item',
      at: '2026-11-13T18:31:21-06:00',
      place: { city: 'MEMPHIS', state: 'TN', zip: '38101' },
    },
    {
      trackingNumber: NUMBER,
      code: '10',
      wording: 'Arrived at USPS Regional Facility',
      at: '2026-11-14T03:14:00-06:00',
      place: { facility: 'MEMPHIS TN DISTRIBUTION CENTER', city: 'MEMPHIS', state: 'TN', zip: '38101' },
    },
    { trackingNumber: NUMBER, wording: 'In Transit, Arriving Late', at: '2026-11-17' },
  ])
})
after(() => world?.[Symbol.asyncDispose]())

type Body = Record<string, unknown> & { trackingEvents: Record<string, unknown>[] }

async function bodyOf(path: string, headers: Record<string, string> = {}, asker: Program = program): Promise<Body> {
  const response = await asker.ask('GET', path, { headers })
  assert.equal(response.status, 200, path)
  return (await response.json()) as Body
}

type Envelope = { apiVersion: string; error: { code: string; message: string; errors: Record<string, string>[] } }

async function refused(response: Response, status: number): Promise<Envelope> {
  assert.equal(response.status, status)
  const body = (await response.json()) as Envelope
  assert.equal(body.error.code, String(status))
  assert.ok(Array.isArray(body.error.errors))
  return body
}

const token = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  world.app.request('/usps/oauth2/v3/token', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  })
const pair = () => ({ client_id: program.clientId, client_secret: program.clientSecret })
const grant = { grant_type: 'client_credentials' }

test('a token says what it is for, and anybody can check its signature', async () => {
  const response = await token({ ...grant, ...pair(), scope: 'tracking' }, { 'x-whereabouts-mode': 'spec' })
  assert.equal(response.headers.get('cache-control'), 'no-store')
  const body = (await response.json()) as Record<string, string>
  assert.equal(body.token_type, 'Bearer')
  assert.equal(body.expires_in, 28_799)
  assert.equal(body.scope, 'tracking')
  assert.equal(body.status, 'approved')
  assert.match(body.api_products ?? '', /^\[.*\]$/)
  const [head = '', said = '', signature = ''] = body.access_token?.split('.') ?? []
  const key = createPublicKey(Buffer.from(body.public_key ?? '', 'base64').toString())
  assert.ok(verify('sha256', Buffer.from(`${head}.${said}`), key, Buffer.from(signature, 'base64url')))
  const live = (await (await token({ ...grant, ...pair() })).json()) as Record<string, unknown>
  assert.equal(live.expires_in, '28799')
})

test('what OAuth refuses is flat, with a code of its list', async () => {
  const cases: [Record<string, string>, number, string][] = [
    [{}, 400, 'invalid_request'],
    [{ ...grant, client_id: program.clientId }, 400, 'invalid_request'],
    [{ ...grant, ...pair(), client_secret: 'wrong' }, 401, 'invalid_client'],
    [{ ...grant, client_id: 'nobody', client_secret: 'wrong' }, 401, 'invalid_client'],
    [{ ...pair(), grant_type: 'password' }, 400, 'unsupported_grant_type'],
    [{ ...pair(), grant_type: 'refresh_token' }, 400, 'invalid_request'],
    [{ ...pair(), grant_type: 'refresh_token', refresh_token: 'x' }, 400, 'invalid_grant'],
    [{ ...pair(), grant_type: 'authorization_code', code: 'x' }, 400, 'invalid_grant'],
    [{ ...grant, ...pair(), scope: 'tracking labels' }, 400, 'invalid_scope'],
    [{ ...grant, ...pair(), client_id: 'a\u0000b' }, 400, 'invalid_request'],
  ]
  for (const [fields, status, code] of cases) {
    const response = await token(fields)
    assert.equal(response.status, status, JSON.stringify(fields))
    const body = (await response.json()) as Record<string, string>
    assert.deepEqual(Object.keys(body), ['error', 'error_description', 'error_uri'])
    assert.equal(body.error, code)
    assert.equal(response.headers.has('www-authenticate'), status === 401)
  }
  const text = await world.app.request('/usps/oauth2/v3/token', { method: 'POST', body: 'hello' })
  assert.equal(text.status, 400)
  const twice = await world.post('/usps/oauth2/v3/token', 'grant_type=a&grant_type=b', {
    'content-type': 'application/x-www-form-urlencoded',
  })
  assert.equal(twice.status, 400)
  const huge = await token({ ...grant, ...pair(), scope: 'x'.repeat(20_000) })
  assert.equal(huge.status, 400)
})

test('a token that was taken back is refused, on another server of the database too', async () => {
  const own = await createProgram(world.app)
  const stranger = await createProgram(world.app)
  const revoke = (who: Program) =>
    world.app.request('/usps/oauth2/v3/revoke', {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${who.clientId}:${who.clientSecret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ token: own.token }).toString(),
    })
  assert.equal((await revoke(stranger)).status, 200)
  assert.equal((await own.ask('GET', DETAIL)).status, 200, 'nobody takes back the token of another')
  const response = await revoke(own)
  assert.equal(response.status, 200)
  assert.equal(await response.text(), '')
  await refused(await own.ask('GET', DETAIL), 401)
  assert.equal((await stranger.ask('GET', DETAIL)).status, 200)
})

test('tokens that we did not sign, that ended, or whose client is gone are refused', async () => {
  const [head = '', said = '', signature = ''] = program.token.split('.')
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = JSON.parse(Buffer.from(said, 'base64url').toString())
  const none = encode({ alg: 'none', typ: 'JWT' })
  const hs = encode({ alg: 'HS256', typ: 'JWT' })
  const body = (await (await token({ ...grant, ...pair() })).json()) as Record<string, string>
  const pem = Buffer.from(body.public_key ?? '', 'base64').toString()
  const forged = [
    `${none}.${said}.`,
    `${hs}.${said}.${createHmac('sha256', pem).update(`${hs}.${said}`).digest('base64url')}`,
    `${head}.${encode({ ...claims, scope: 'tracking labels' })}.${signature}`,
    `${head}.${said}.`,
    `${head}.${said}`,
    'hello',
    'x'.repeat(8_000),
  ]
  for (const text of forged) {
    const response = await world.app.request(`/usps${DETAIL}`, { headers: { authorization: `Bearer ${text}` } })
    await refused(response, 401)
    assert.match(response.headers.get('www-authenticate') ?? '', /^Bearer realm=/)
  }
  await refused(await world.get(`/usps${DETAIL}`), 401)
  const gone = await createProgram(world.app)
  await removeClient(world.app.ctx, gone.clientId)
  const { error } = await refused(await gone.ask('GET', DETAIL), 401)
  assert.match(error.message, /client application identifier is invalid/)
  const short = await createProgram(world.app)
  world.setNow('2026-11-20T20:00:01Z')
  await refused(await short.ask('GET', DETAIL), 401)
  world.setNow(NOW)
})

test('a token without the scope is refused by name', async () => {
  const other = await createProgram(world.app, { scopes: ['addresses'] })
  const { error } = await refused(await other.ask('GET', DETAIL), 401)
  assert.equal(error.message, 'Insufficient OAuth scope.')
  assert.equal(error.errors[0]?.title, 'invalid_oauth_scope')
})

test('v3 as recorded: texts for flags, markup, local times, a wrong day in UTC, buildings as towns', async () => {
  const body = await bodyOf(DETAIL)
  assert.equal(body.trackingNumber, NUMBER)
  assert.equal(body.status, 'In Transit, Arriving Late')
  assert.equal(body.statusCategory, 'Moving Through Network')
  assert.equal(body.mailClass, 'USPS Ground Advantage<SUP>&#153;</SUP>')
  assert.equal(body.mailType, 'DM')
  assert.equal(body.serviceTypeCode, '346')
  assert.equal(body.kahalaIndicator, 'false')
  assert.equal(body.expectedDeliveryTimeStamp, '2026-11-17T00:00:00')
  assert.equal(body.destinationZIP, '90210')
  assert.equal(body.destinationState, 'CA')
  assert.equal(body.originCity, 'MEMPHIS')
  assert.match(String(body.mailPieceIntakeDate), /^2026-11-12 00:00:00\.000000$/)
  const [late, arrived, accepted, label] = body.trackingEvents
  assert.deepEqual(
    body.trackingEvents.map(({ eventCode }) => eventCode),
    [null, '10', '03', 'GX'],
  )
  assert.equal(late?.eventTimestamp, '2026-11-17T00:00:00')
  assert.equal(late?.GMTTimestamp, undefined)
  assert.deepEqual(
    [arrived?.eventCity, arrived?.eventState, arrived?.eventZIP, arrived?.eventCountry],
    ['MEMPHIS TN DISTRIBUTION CENTER', null, null, null],
  )
  assert.equal(accepted?.eventTimestamp, '2026-11-13T18:31:00')
  assert.equal(accepted?.GMTTimestamp, '2026-11-13T00:31:21Z')
  assert.equal(accepted?.GMTOffset, '-06:00')
  assert.equal(accepted?.authorizedAgent, 'false')
  assert.equal(label?.eventTimestamp, '2026-11-12T00:00:00')
})

test('v3 as documented: flags, offsets, the right day in UTC, towns', async () => {
  const body = await bodyOf(DETAIL, { 'x-whereabouts-mode': 'spec' })
  assert.equal(body.mailClass, 'USPS_GROUND_ADVANTAGE')
  assert.equal(body.mailType, 'DOMESTIC_MAIL')
  assert.equal(body.kahalaIndicator, false)
  const [, arrived, accepted] = body.trackingEvents
  assert.deepEqual([arrived?.eventCity, arrived?.eventState, arrived?.eventZIP], ['MEMPHIS', 'TN', '38101'])
  assert.equal(accepted?.eventTimestamp, '2026-11-13T18:31:21-06:00')
  assert.equal(accepted?.GMTTimestamp, '2026-11-14T00:31:21Z')
  assert.equal(accepted?.GMTOffset, '-6:00')
  assert.equal(JSON.stringify(body).includes('null'), false)
  await refused(await program.ask('GET', DETAIL, { headers: { 'x-whereabouts-mode': 'other' } }), 400)
})

test('SUMMARY is for people, and is what comes where nothing else is asked for', async () => {
  const body = (await bodyOf(`/tracking/v3/tracking/${NUMBER}`)) as unknown as { eventSummaries: string[] }
  assert.equal(body.eventSummaries.length, 4)
  assert.match(body.eventSummaries[0] ?? '', /November 17, 2026/)
  assert.equal(body.eventSummaries[2], 'USPS in possession of item, 11/13/2026, 6:31 pm, MEMPHIS, TN 38101')
  await bodyOf(`/tracking/v3/tracking/${NUMBER}?expand=detail`)
})

test('each refusal of v3 has its code', async () => {
  const cases: [string, string][] = [
    [UNKNOWN, '150002'],
    ['hello', '150002'],
    [UPS, '150010'],
  ]
  for (const [number, code] of cases) {
    const body = await refused(await program.ask('GET', `/tracking/v3/tracking/${number}`), 400)
    assert.equal(body.apiVersion, '/tracking/v3')
    assert.equal(body.error.errors[0]?.code, code, number)
  }
  const saying = (standing: NumberStanding, says: AnswerOutcome | null) => ({
    kind: 'test',
    simulated: false,
    standings: async () => new Map([[UNKNOWN, { standing, says }]]),
  })
  for (const [standing, says, status, code] of [
    ['known', null, 400, '150001'],
    ['unknown', 'not-trackable', 400, '150004'],
    ['unknown', 'other-carrier', 400, '150010'],
    ['unknown', 'other-kind-of-number', 400, '150011'],
    ['unknown', 'fraudulent-postage', 400, '150012'],
    ['unknown', 'not-covered', 403, undefined],
    ['failed', null, 503, undefined],
  ] as const) {
    world.app.ctx.sources.push(saying(standing, says))
    const body = await refused(await program.ask('GET', `/tracking/v3/tracking/${UNKNOWN}`), status)
    assert.equal(body.error.errors[0]?.code, code, says ?? standing)
    const batch = await program.ask('POST', '/tracking/v3r2/tracking', { body: [{ trackingNumber: UNKNOWN }] })
    await refused(batch, status === 400 ? 404 : status)
    world.app.ctx.sources.pop()
  }
  for (const query of ['expand=ALL', 'destinationZIPCode=1', 'mailingDate=2026-13-01', 'more=1']) {
    const { error } = await refused(await program.ask('GET', `/tracking/v3/tracking/${NUMBER}?${query}`), 400)
    assert.match(error.message, /^OASValidation/)
  }
  await refused(await program.ask('GET', DETAIL, { headers: { accept: 'application/xml' } }), 406)
  await refused(await program.ask('GET', '/tracking/v9/tracking/1'), 404)
})

test('parcels of other mailers are refused before anything is told of them', async () => {
  const own = await createProgram(world.app, { mids: ['911111111'] })
  for (const number of [NUMBER, UNKNOWN]) {
    const { error } = await refused(await own.ask('GET', `/tracking/v3/tracking/${number}`), 403)
    assert.match(error.message, /\(MID\) 912345678.*Access Controls 4\/1\/2026/)
  }
  const of = await createProgram(world.app, { mids: ['912345678'] })
  assert.equal((await of.ask('GET', DETAIL)).status, 200)
})

test('v3r2 answers in batches, item by item', async () => {
  const ask = (body: unknown, headers: Record<string, string> = {}) =>
    program.ask('POST', '/tracking/v3r2/tracking', { body, headers })
  const all = await ask([{ trackingNumber: NUMBER }])
  assert.equal(all.status, 200)
  const [detail] = (await all.json()) as Body[]
  assert.equal(detail?.destinationZIPCode, '90210')
  assert.equal(detail?.kahalaIndicator, false)
  assert.equal(detail?.mailingDate, '2026-11-12')
  assert.deepEqual(detail?.deliveryDateExpectation, { expectedDeliveryDate: '2026-11-17' })
  assert.equal(detail?.trackingEvents[0]?.eventTimestamp, '2026-11-17')
  assert.equal(detail?.trackingEvents[1]?.eventZIPCode, '38101')
  assert.equal(detail?.trackingEvents[1]?.eventTimestamp, '2026-11-14T03:14:00-06:00')
  const [live] = (await (await ask([{ trackingNumber: NUMBER }], { 'x-whereabouts-mode': 'live' })).json()) as Body[]
  assert.equal(live?.trackingEvents[1]?.eventTimestamp, '2026-11-14T03:14:00')
  assert.equal(live?.kahalaIndicator, 'false')

  const mixed = await ask([{ trackingNumber: UNKNOWN }, { trackingNumber: NUMBER }, { trackingNumber: UPS }])
  assert.equal(mixed.status, 207)
  const items = (await mixed.json()) as (Envelope & { statusCode: string; trackingNumber: string })[]
  assert.deepEqual(
    items.map(({ statusCode, trackingNumber }) => `${statusCode} ${trackingNumber}`),
    [`404 ${UNKNOWN}`, `200 ${NUMBER}`, `404 ${UPS}`],
  )
  assert.equal(items[2]?.error.errors[0]?.code, '150010')
  await refused(await ask([{ trackingNumber: UNKNOWN }]), 404)

  for (const body of [
    {},
    [],
    Array(36).fill({ trackingNumber: NUMBER }),
    [{ trackingNumber: NUMBER, expand: 'DETAIL' }],
    [{ trackingNumber: 'x' }],
    [{ trackingNumber: 9234 }],
    [{ trackingNumber: NUMBER, destinationZIPCode: 90210 }],
    [{ trackingNumber: NUMBER, mailingDate: 'today' }],
    [null],
    'hello',
  ]) {
    const { error } = await refused(await ask(body), 400)
    assert.match(error.message, /^OASValidation/)
  }
  await refused(
    await program.ask('POST', '/tracking/v3r2/tracking', {
      body: '<a/>',
      headers: { 'content-type': 'application/xml' },
    }),
    415,
  )
  await refused(await ask(JSON.stringify([{ trackingNumber: 'x'.repeat(20_000) }])), 413)
})

test('a number that was used again is told apart by ZIP Code or mailing date', async () => {
  const number = '9234691234567800000201'
  const told = (day: string, zip: string, code: string) => ({
    trackingNumber: number,
    code,
    at: `${day}T10:00:00-06:00`,
    place: { city: 'MEMPHIS', state: 'TN', zip: '38101' },
    destinationZip: zip,
  })
  await world.feed([
    told('2026-06-01', '90210', '03'),
    told('2026-06-04', '90210', '01'),
    told('2026-11-10', '10001', '03'),
  ])
  const statusFor = async (query: string) =>
    (await bodyOf(`/tracking/v3/tracking/${number}?expand=DETAIL${query}`)).statusCategory
  assert.equal(await statusFor(''), 'Accepted')
  assert.equal(await statusFor('&destinationZIPCode=90210'), 'Delivered')
  assert.equal(await statusFor('&mailingDate=2026-06-02'), 'Delivered')
  assert.equal(await statusFor('&mailingDate=2026-11-09'), 'Accepted')
})

test('a client has so many calls an hour and API, then is told when to come back', async () => {
  const few = await createProgram(world.app, { callsPerHour: 2 })
  for (let i = 0; i < 2; i++) assert.equal((await few.ask('GET', DETAIL)).status, 200)
  const response = await few.ask('GET', DETAIL)
  assert.ok(Number(response.headers.get('retry-after')) > 3_500)
  const { error } = await refused(response, 429)
  assert.equal(error.errors[0]?.title, 'Too Many Requests.')
  assert.equal((await few.ask('GET', '/subscriptions-tracking/v3r2/subscriptions')).status, 200)
})

test('whoever guesses secrets is slowed down', async () => {
  await using limited = await createWorld({ config: { rateLimit: true } })
  const guess = () =>
    limited.post('/usps/oauth2/v3/token', { ...grant, client_id: 'somebody', client_secret: 'something' })
  for (let i = 0; i < 30; i++) assert.equal((await guess()).status, 401)
  const response = await guess()
  assert.equal(response.status, 429)
  assert.ok(Number(response.headers.get('retry-after')) > 0)
})

test('calls that write to people are checked, and send nothing', async () => {
  const notify = (body: unknown) => program.ask('POST', `/tracking/v3/tracking/${NUMBER}/notifications`, { body })
  const response = await notify({ notifications: [{ email: 'someone@example.org' }] })
  assert.equal(response.status, 202)
  assert.match(response.headers.get('x-whereabouts-note') ?? '', /nothing is sent/)
  assert.deepEqual(Object.keys((await response.json()) as object), ['resultText', 'returnCode'])
  await refused(await notify({ notifications: [] }), 400)
  const proof = await program.ask('POST', `/tracking/v3r2/tracking/${NUMBER}/proof-of-delivery`, {
    body: { recipients: [{ email: 'someone@example.org' }] },
  })
  assert.deepEqual(Object.keys((await proof.json()) as object), ['transactionMessage'])
})
