import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { expireSubscriptions } from '#services/subscriptions/expire-subscriptions.ts'
import { createListener, createProgram, type Program, signatureOf } from '../usps-program.ts'
import { createWorld, type World } from '../world.ts'

const SECRET = '0123456789abcdef0123456789abcdef'
const NUMBER = '9234691234567800000171'
const OTHER = '9234691234567800000188'
const MID = '912345678'
const PATH = '/subscriptions-tracking/v3r2/subscriptions'

let world: World
let program: Program
before(async () => {
  world = await createWorld({ retries: { limit: 2, delayS: 0, mostDelayS: 1 } })
  program = await createProgram(world.app, { localWebhooks: true })
})
after(() => world?.[Symbol.asyncDispose]())

function wish(listenerURL: string, more: Record<string, unknown> = {}) {
  return {
    listenerURL,
    secret: SECRET,
    adminNotification: [{ email: 'ops@example.org' }],
    filterProperties: { MID },
    ...more,
  }
}

const scan = (trackingNumber: string, code: string, minute: number, more: object = {}) => ({
  trackingNumber,
  code,
  at: `2026-11-20T03:${String(minute).padStart(2, '0')}:00-06:00`,
  place: { city: 'MEMPHIS', state: 'TN', zip: '38101' },
  ...more,
})

test('each new scan of a mailer is posted once, signed, with the parcel as it stood', async () => {
  await using listener = await createListener(SECRET)
  const created = await program.ask('POST', PATH, { body: wish(listener.url) })
  assert.equal(created.status, 201)
  const subscription = (await created.json()) as Record<string, unknown>
  assert.match(created.headers.get('location') ?? '', new RegExp(`/usps${PATH}/${subscription.subscriptionId}$`))
  assert.match(created.headers.get('etag') ?? '', /^".+"$/)
  assert.equal(subscription.secret, undefined)

  await world.feed([scan(NUMBER, '03', 1), scan(NUMBER, '10', 2), scan('9405511899990000000017', '10', 3)])
  await listener.next(2)
  await world.feed([scan(NUMBER, '10', 2), scan(NUMBER, '01', 4)])
  await listener.next(3)
  const bodies = listener.got.map(({ body }) => JSON.parse(body))
  const details = bodies.map(({ payload }) => JSON.parse(payload))
  assert.deepEqual(details.map((one) => `${one.trackingNumber} ${one.trackingEvents[0].eventCode}`).sort(), [
    `${NUMBER} 01`,
    `${NUMBER} 03`,
    `${NUMBER} 10`,
  ])
  for (const [index, body] of bodies.entries()) {
    assert.equal(body.subscriptionId, subscription.subscriptionId)
    assert.equal(body.subscriptionType, 'TRACKING')
    assert.equal(listener.got[index]?.headers['x-hmac'], signatureOf(SECRET, body))
  }
  const delivered = details.find((one) => one.trackingEvents[0].eventCode === '01')
  assert.equal(delivered.statusCategory, 'Delivered')
  assert.equal(delivered.trackingEvents.length, 1)
  assert.equal(delivered.trackingEvents[0].eventTimestamp, '2026-11-20T03:04:00-06:00')
  const found = await program.ask('GET', `${PATH}/${subscription.subscriptionId}`)
  await program.ask('DELETE', `${PATH}/${subscription.subscriptionId}`, {
    headers: { 'if-match': found.headers.get('etag') ?? '' },
  })
})

test('a listener that fails is tried again with the same delivery id, then suspended, and can be enabled again', async () => {
  await using listener = await createListener(SECRET)
  listener.answerWith(503)
  const created = await program.ask('POST', PATH, {
    body: wish(listener.url, { filterProperties: { trackingNumber: OTHER } }),
  })
  const { subscriptionId } = (await created.json()) as { subscriptionId: string }
  world.setNow('2026-11-20T12:05:00Z')
  await world.feed([scan(OTHER, '03', 1)])
  await listener.next(3)
  assert.equal(new Set(listener.got.map(({ headers }) => headers['x-whereabouts-delivery'])).size, 1)
  let state = await statusOf(subscriptionId)
  while (state.status === 'ENABLED') state = await statusOf(subscriptionId)
  assert.equal(state.status, 'SUSPENDED')
  assert.match(String(state.statusReason), /it answered 503/)

  await world.feed([scan(OTHER, '10', 2)])
  listener.answerWith(200)
  const etag = (await program.ask('GET', `${PATH}/${subscriptionId}`)).headers.get('etag') ?? ''
  const enabled = await program.ask('PUT', `${PATH}/${subscriptionId}`, {
    body: { status: 'ENABLED' },
    headers: { 'if-match': etag },
  })
  assert.equal(enabled.status, 200)
  await world.feed([scan(OTHER, '01', 3)])
  await listener.next(4)
  assert.equal(JSON.parse(JSON.parse(listener.got[3]?.body ?? '').payload).trackingEvents[0].eventCode, '01')
})

async function statusOf(id: string): Promise<{ status: string; statusReason?: string }> {
  return (await (await program.ask('GET', `${PATH}/${id}`)).json()) as { status: string; statusReason?: string }
}

test('event types choose which scans are told', async () => {
  await using listener = await createListener(SECRET)
  const filterProperties = { MID, trackingEventTypes: ['DELIVERY_ACTIVITY', 'PACKAGE_DELAYED'] }
  await program.ask('POST', PATH, { body: wish(listener.url, { filterProperties }) })
  const number = '9234691234567800000195'
  await world.feed([
    scan(number, '03', 1),
    { ...scan(number, 'x', 2), code: undefined, wording: 'In Transit, Arriving Late' },
    scan(number, '10', 3),
    scan(number, 'OF', 4),
  ])
  await listener.next(2)
  await world.feed([scan(number, '01', 5)])
  await listener.next(3)
  const told = listener.got.map(({ body }) => JSON.parse(JSON.parse(body).payload).status)
  assert.deepEqual(told.sort(), ['Delivered', 'In Transit, Arriving Late', 'Out for Delivery'])
})

test('what is changed names what it saw', async () => {
  const created = await program.ask('POST', PATH, { body: wish('http://127.0.0.1:9/') })
  const { subscriptionId } = (await created.json()) as { subscriptionId: string }
  const path = `${PATH}/${subscriptionId}`
  const etag = created.headers.get('etag') ?? ''
  const put = (body: unknown, headers: Record<string, string> = { 'if-match': etag }) =>
    program.ask('PUT', path, { body, headers })
  assert.equal((await put({ status: 'DISABLED' }, {})).status, 428)
  assert.equal((await put({ status: 'DISABLED' }, { 'if-match': '"1-1"' })).status, 412)
  assert.equal((await put({ filterProperties: { MID: '911111111' } })).status, 400)
  assert.equal((await put({ status: 'SUSPENDED' })).status, 400)
  assert.equal((await put({ status: 'DISABLED', filterProperties: { MID } })).status, 200)
  assert.equal((await put({ status: 'ENABLED' })).status, 412)
  assert.equal((await program.ask('DELETE', path)).status, 428)
  assert.equal((await program.ask('DELETE', path, { headers: { 'if-match': etag } })).status, 412)
  const now = (await program.ask('GET', path)).headers.get('etag') ?? ''
  assert.equal((await program.ask('DELETE', path, { headers: { 'if-match': now } })).status, 204)
  assert.equal((await program.ask('GET', path)).status, 404)
})

test('a wrong wish is refused and names the field', async () => {
  const url = 'https://listener.example.org/'
  const wrong: [string, Record<string, unknown>, RegExp][] = [
    ['no listener', { ...wish(url), listenerURL: undefined }, /listenerURL/],
    ['short secret', wish(url, { secret: 'short' }), /secret/],
    ['a secret that can’t be kept', wish(url, { secret: '\u0000'.repeat(32) }), /secret/],
    ['a secret of half characters', wish(url, { secret: '\ud800'.repeat(32) }), /secret/],
    ['an email that can’t be kept', wish(url, { adminNotification: [{ email: 'a\u0000@b.org' }] }), /email/],
    ['nobody to tell', wish(url, { adminNotification: [] }), /adminNotification/],
    ['four to tell', wish(url, { adminNotification: Array(4).fill({ email: 'a@b.org' }) }), /adminNotification/],
    ['two filters', wish(url, { filterProperties: { MID, trackingNumber: NUMBER } }), /filterProperties/],
    ['a short MID', wish(url, { filterProperties: { MID: '12345' } }), /MID/],
    ['no number', wish(url, { filterProperties: { trackingNumber: 'hello' } }), /trackingNumber/],
    [
      'extract without MID',
      wish(url, { filterProperties: { trackingNumber: NUMBER, trackingEventTypes: ['SCAN_EVENT_EXTRACT'] } }),
      /trackingEventTypes/,
    ],
    ['a password', wish('https://a:b@listener.example.org/'), /listenerURL/],
    ['another scheme', wish('ftp://listener.example.org/'), /listenerURL/],
  ]
  for (const [about, body, named] of wrong) {
    const response = await program.ask('POST', PATH, { body })
    assert.equal(response.status, 400, about)
    assert.match(await response.text(), named, about)
  }
})

test('listeners inside are refused unless the operator allows them', async () => {
  const outsider = await createProgram(world.app)
  for (const url of [
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://169.254.169.254/latest',
    'https://localhost/',
    'https://2130706433/',
    'http://listener.example.org/',
  ]) {
    const response = await outsider.ask('POST', PATH, { body: wish(url) })
    assert.equal(response.status, 400, url)
  }
})

test('a client sees and changes its own subscriptions only, page by page', async () => {
  const own = await createProgram(world.app, { mids: [MID] })
  for (let i = 0; i < 3; i++) await own.ask('POST', PATH, { body: wish('https://listener.example.org/') })
  const foreign = await own.ask('POST', PATH, {
    body: wish('https://listener.example.org/', { filterProperties: { MID: '911111111' } }),
  })
  assert.equal(foreign.status, 403)
  const page = (await (await own.ask('GET', `${PATH}?limit=2&MID=${MID},911111111`)).json()) as {
    subscriptions: { subscriptionId: string }[]
    metadata: { totalCount: number; totalPages: number; links: { rel: string[]; href: string }[] }
  }
  assert.equal(page.subscriptions.length, 2)
  assert.equal(page.metadata.totalCount, 3)
  assert.equal(page.metadata.totalPages, 2)
  const next = page.metadata.links.find(({ rel }) => rel.includes('next'))
  const rest = (await (
    await own.ask('GET', new URL(next?.href ?? '').pathname.slice(5) + new URL(next?.href ?? '').search)
  ).json()) as typeof page
  assert.equal(rest.subscriptions.length, 1)
  for (const search of ['limit=101', 'MID=%00', 'MID=12345', 'trackingNumber=%00', 'trackingNumber=%20']) {
    assert.equal((await own.ask('GET', `${PATH}?${search}`)).status, 400, search)
  }
  const path = `${PATH}/${page.subscriptions[0]?.subscriptionId}`
  assert.equal((await program.ask('GET', path)).status, 404)
  assert.equal((await program.ask('DELETE', path, { headers: { 'if-match': '*' } })).status, 404)
})

test('a subscription that long had nothing to send ends', async () => {
  const own = await createProgram(world.app)
  const created = await own.ask('POST', PATH, { body: wish('https://listener.example.org/') })
  const { subscriptionId, expirationTimestamp } = (await created.json()) as Record<string, string>
  const path = `${PATH}/${subscriptionId}`
  const after = (ms: number) => ({
    database: world.app.ctx.database,
    clock: () => Date.parse(expirationTimestamp ?? '') + ms,
  })
  await expireSubscriptions(after(-1_000))
  assert.equal((await own.ask('GET', path)).status, 200)
  assert.ok((await expireSubscriptions(after(1_000))) >= 1)
  assert.equal((await own.ask('GET', path)).status, 404)
})

test('addresses in answers are those that the operator named, whatever host a request names', async () => {
  await using own = await createWorld({ config: { publicUrl: 'https://parcels.example.org' } })
  const client = await createProgram(own.app, { mids: [MID] })
  const headers = { host: 'evil.example' }
  const created = await client.ask('POST', PATH, { body: wish('https://listener.example.org/'), headers })
  assert.match(created.headers.get('location') ?? '', /^https:\/\/parcels\.example\.org\/usps\//)
  const page = await (await client.ask('GET', PATH, { headers })).json()
  assert.match(JSON.stringify(page), /"https:\/\/parcels\.example\.org\/usps\/subscriptions/)
  assert.doesNotMatch(JSON.stringify(page), /evil\.example/)
})
