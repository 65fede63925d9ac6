import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeSubscription } from '#sources/usps-api/subscription.ts'
import { createSubscriptions } from '#sources/usps-api/subscriptions.ts'
import { clientOf } from '../usps-stand-in/parts.ts'
import { type Act, acts } from '../usps-stand-in/script.ts'
import { startStandIn } from '../usps-stand-in/stand-in.ts'

const SECRET = 'abcdefghijklmnopqrstuvwxyz012345'
const NEW = {
  listenerUrl: 'https://where.example/v1/sources/usps/events',
  secret: SECRET,
  adminEmails: ['ops@where.example'],
  filter: { mailerId: '912345678' },
}

async function setUp() {
  const standIn = await startStandIn()
  const parts = clientOf(standIn)
  return {
    ...parts,
    standIn,
    subscriptions: createSubscriptions(parts.client),
    [Symbol.asyncDispose]: () => standIn[Symbol.asyncDispose](),
  }
}

test('a subscription is made, listed, read, changed and deleted', async () => {
  await using world = await setUp()
  const { subscriptions, standIn } = world
  const made = await subscriptions.create(NEW)
  assert.ok(made.ok)
  assert.deepEqual(standIn.requests.at(-1)?.body, {
    listenerURL: NEW.listenerUrl,
    secret: SECRET,
    adminNotification: [{ email: 'ops@where.example' }],
    filterProperties: { MID: '912345678', trackingEventTypes: ['ALL_UPDATES'] },
  })
  const { id } = made.subscription
  assert.deepEqual(
    [made.subscription.status, made.subscription.mailerId, made.subscription.listenerUrl],
    ['ENABLED', '912345678', NEW.listenerUrl],
  )
  const listed = await subscriptions.list()
  assert.deepEqual(listed.ok && listed.subscriptions.map((one) => one.id), [id])
  const before = await subscriptions.get(id)
  assert.ok(before.ok && before.etag)
  const changed = await subscriptions.update(id, before.etag, { status: 'DISABLED' })
  assert.equal(changed.ok && changed.subscription.status, 'DISABLED')
  assert.deepEqual(standIn.requests.at(-1)?.body, { status: 'DISABLED' })
  assert.equal(standIn.requests.at(-1)?.headers['if-match'], before.etag)
  const stale = await subscriptions.update(id, before.etag, { status: 'ENABLED' })
  assert.equal(!stale.ok && 'refusal' in stale && stale.refusal, 'changed-meanwhile')
  const after = await subscriptions.get(id)
  assert.ok(after.ok && after.etag)
  assert.deepEqual(await subscriptions.delete(id, after.etag), { ok: true })
  const gone = await subscriptions.get(id)
  assert.equal(!gone.ok && 'refusal' in gone && gone.refusal, 'not-found')
  assert.ok(world.budget.taken.every((purpose, index) => purpose === (index === 0 ? 'token' : 'subscriptions')))
})

test('a subscription of one number names it', async () => {
  await using world = await setUp()
  await world.subscriptions.create({
    ...NEW,
    filter: { trackingNumber: '9234690100000000000017' },
    eventTypes: ['ALL_UPDATES', 'PACKAGE_DELAYED'],
  })
  const sent = world.standIn.requests.at(-1)?.body as { filterProperties?: unknown } | undefined
  assert.deepEqual(sent?.filterProperties, {
    trackingNumber: '9234690100000000000017',
    trackingEventTypes: ['ALL_UPDATES', 'PACKAGE_DELAYED'],
  })
})

test('a long list is read page by page', async () => {
  await using world = await setUp()
  for (let i = 0; i < 230; i++) {
    const subscriptionId = `s${i}`
    world.standIn.subscriptions.set(subscriptionId, {
      subscriptionId,
      filterProperties: { MID: i < 3 ? '111111' : '222222' },
    })
  }
  const all = await world.subscriptions.list()
  assert.equal(all.ok && all.subscriptions.length, 230)
  assert.equal(world.standIn.count('subscriptions'), 3)
  const some = await world.subscriptions.list({ mailerId: '111111' })
  assert.equal(some.ok && some.subscriptions.length, 3)
})

test('a list that tells the same page for ever comes to an end', async () => {
  await using world = await setUp()
  const page = Array.from({ length: 100 }, (_, i) => ({ subscriptionId: i }))
  world.standIn.always('subscriptions', acts.json({ subscriptions: page, metadata: { totalCount: '5000' } }))
  const all = await world.subscriptions.list()
  assert.equal(all.ok && all.subscriptions.length, 100)
  assert.equal(world.standIn.count('subscriptions'), 2)
})

test('making one is never sent twice: the list tells whether it was made', async () => {
  await using world = await setUp()
  world.standIn.always('subscriptions', acts.reset())
  const result = await world.subscriptions.create(NEW)
  assert.equal(!result.ok && 'fault' in result && result.fault, 'outage')
  assert.equal(world.standIn.count('subscriptions'), 1)
})

test('one that is made without a body is known by its Location', async () => {
  await using world = await setUp()
  const location = 'https://apis.usps.com/subscriptions-tracking/v3r2/subscriptions/77'
  world.standIn.next('subscriptions', { kind: 'answer', status: 201, headers: { location, etag: '"e"' } })
  const made = await world.subscriptions.create(NEW)
  assert.deepEqual(made.ok && [made.subscription.id, made.etag], ['77', '"e"'])
})

const refusals: readonly [string, Act, string][] = [
  ['400', acts.error(400, { message: 'The listener does not answer.' }), 'not-valid'],
  ['403', acts.error(403, { message: 'MID 912345678 is not yours.' }), 'not-allowed'],
  ['404', acts.error(404), 'not-found'],
  ['404 without a body', { kind: 'answer', status: 404 }, 'not-found'],
  ['409', acts.error(409, { message: 'Exists.' }), 'exists'],
  ['412', acts.error(412), 'changed-meanwhile'],
  ['412 without a body', { kind: 'answer', status: 412 }, 'changed-meanwhile'],
  ['422', acts.error(422), 'not-valid'],
]

for (const [what, act, refusal] of refusals) {
  test(`${what} refuses the subscription: ${refusal}`, async () => {
    await using world = await setUp()
    world.standIn.always('subscriptions', act)
    const result = await world.subscriptions.update('1', '"e"', { secret: SECRET })
    assert.equal(!result.ok && 'refusal' in result && result.refusal, refusal)
  })
}

const faults: readonly [string, Act, string][] = [
  ['429', acts.quota('30'), 'told-to-wait'],
  ['401 about the scope', acts.error(401, { message: 'Insufficient OAuth scope.' }), 'missing-scope'],
  ['400 OASValidation', acts.json({ fault: { faultstring: 'OASValidation failed' } }, 400), 'request-refused'],
  ['404 with a web page', acts.html(404), 'outage'],
  ['500', acts.error(500), 'outage'],
  ['405', acts.error(405), 'outage'],
  ['a web page', acts.html(), 'unreadable'],
  ['another shape', acts.json({ hello: 'world' }), 'unreadable'],
]

for (const [what, act, fault] of faults) {
  test(`${what} is a fault of the call: ${fault}`, async () => {
    await using world = await setUp()
    world.standIn.always('subscriptions', act)
    for (const result of [await world.subscriptions.get('1'), await world.subscriptions.list()]) {
      assert.equal(!result.ok && 'fault' in result && result.fault, fault)
    }
  })
}

test('a token without the scope for subscriptions makes no such call', async () => {
  await using world = await setUp()
  world.standIn.token.scope = 'tracking'
  const result = await world.subscriptions.list()
  assert.equal(!result.ok && 'fault' in result && result.fault, 'missing-scope')
  assert.match(result.ok ? '' : result.message, /no "subscriptions-tracking" scope/)
  assert.equal(world.standIn.count('subscriptions'), 0)
})

test('the secret of a subscription comes back nowhere', async () => {
  await using world = await setUp()
  world.standIn.next(
    'subscriptions',
    acts.json({ subscriptionId: 1, secret: SECRET, statusReason: `secret ${SECRET}` }, 201),
    acts.error(400, { message: `secret ${SECRET} is too plain` }),
  )
  const told = [await world.subscriptions.create(NEW), await world.subscriptions.create(NEW)]
  assert.match(JSON.stringify(told), /secret … is too plain/)
  assert.ok(!JSON.stringify([told, world.lines]).includes(SECRET))
})

test('drifting types are read', () => {
  assert.deepEqual(
    decodeSubscription({
      subscriptionId: 12,
      status: 'suspended',
      statusReason: 'Listener is not reachable',
      filterProperties: { MID: 912345678, trackingEventTypes: 'ALL_UPDATES' },
      adminNotification: { email: 'a@b.example' },
      expirationTimestamp: '2026-12-20T00:00:00Z',
    }),
    {
      id: '12',
      listenerUrl: null,
      status: 'SUSPENDED',
      statusReason: 'Listener is not reachable',
      mailerId: '912345678',
      trackingNumber: null,
      eventTypes: ['ALL_UPDATES'],
      adminEmails: ['a@b.example'],
      createdAt: null,
      statusChangedAt: null,
      expiresAt: '2026-12-20T00:00:00Z',
    },
  )
  for (const value of [null, 'text', [], {}, { subscriptionId: {} }]) assert.equal(decodeSubscription(value), null)
})
