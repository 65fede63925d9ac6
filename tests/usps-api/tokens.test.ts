import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTrackingSource } from '#sources/usps-api/tracking-source.ts'
import { clientOf, memoryTokenStore } from '../usps-stand-in/parts.ts'
import { type Act, acts } from '../usps-stand-in/script.ts'
import { STAND_IN_CREDENTIALS, startStandIn } from '../usps-stand-in/stand-in.ts'

const ONE = [{ trackingNumber: '9234690100000000000017' }]
const NOW = Date.parse('2026-11-20T12:00:00Z')
const HOUR_MS = 3_600_000

/** A stand-in and a client whose clock the test moves. */
async function setUp(options: Parameters<typeof clientOf>[1] = {}) {
  const standIn = await startStandIn()
  const time = { nowMs: NOW }
  const parts = clientOf(standIn, { clock: () => time.nowMs, ...options })
  return {
    ...parts,
    standIn,
    time,
    source: createTrackingSource(parts.client),
    [Symbol.asyncDispose]: () => standIn[Symbol.asyncDispose](),
  }
}

test('the token is asked for as JSON and used for every call', async () => {
  await using world = await setUp()
  for (let i = 0; i < 4; i++) await world.source.ask(ONE)
  assert.equal(world.standIn.count('token'), 1)
  assert.equal(world.standIn.count('tracking'), 4)
  const asked = world.standIn.requests[0]
  assert.deepEqual(asked?.body, {
    grant_type: 'client_credentials',
    client_id: STAND_IN_CREDENTIALS.clientId,
    client_secret: STAND_IN_CREDENTIALS.clientSecret,
  })
  assert.match(asked?.headers['content-type'] ?? '', /application\/json/)
  assert.match(world.standIn.requests[1]?.headers.authorization ?? '', /^Bearer stand-in-token-1-/)
})

test('many who ask at once wait for one token', async () => {
  await using world = await setUp()
  world.standIn.next('token', acts.slow(acts.json({ access_token: 'one-for-all-of-them', scope: 'tracking' }), 40))
  world.standIn.always('tracking', acts.error(400, { code: '150001', message: '12: No update yet.' }))
  const results = await Promise.all(Array.from({ length: 12 }, () => world.source.ask(ONE)))
  assert.ok(results.every((result) => result.ok))
  assert.equal(world.standIn.count('token'), 1)
})

for (const expiresIn of [28_799, '28799', ' 28799 ', 28_799.0]) {
  test(`a token that lives ${JSON.stringify(expiresIn)} seconds is renewed after half of them`, async () => {
    await using world = await setUp()
    world.standIn.token.expiresIn = expiresIn
    await world.source.ask(ONE)
    world.time.nowMs = NOW + 28_799_000 / 2 - 1_000
    await world.source.ask(ONE)
    assert.equal(world.standIn.count('token'), 1)
    world.time.nowMs += 2_000
    await world.source.ask(ONE)
    assert.equal(world.standIn.count('token'), 2)
  })
}

for (const [expiresIn, seconds] of [
  [undefined, 3_600],
  [null, 3_600],
  ['soon', 3_600],
  [-5, 60],
  [0, 60],
  [9e12, 86_400],
] as const) {
  test(`expires_in ${JSON.stringify(expiresIn)} is taken for ${seconds} seconds`, async () => {
    await using world = await setUp()
    world.standIn.token.expiresIn = expiresIn
    await world.source.ask(ONE)
    assert.equal(world.tokenStore.token?.expiresAtMs, NOW + seconds * 1000)
  })
}

test('while no new token is to be had the old one serves as long as it lives, and renewal is not tried each time', async () => {
  await using world = await setUp()
  await world.source.ask(ONE)
  world.standIn.always('token', acts.error(500))
  world.time.nowMs = NOW + 5 * HOUR_MS
  for (let i = 0; i < 5; i++) assert.ok((await world.source.ask(ONE)).ok)
  assert.equal(world.standIn.count('token'), 1 + 3)
  world.time.nowMs = NOW + 8 * HOUR_MS
  const late = await world.source.ask(ONE)
  assert.equal(!late.ok && late.fault, 'outage')
})

test('another server renews the token, and this one uses it', async () => {
  await using world = await setUp()
  await world.source.ask(ONE)
  world.time.nowMs = NOW + 5 * HOUR_MS
  const other = clientOf(world.standIn, { clock: () => world.time.nowMs, tokenStore: world.tokenStore })
  await createTrackingSource(other.client).ask(ONE)
  await world.source.ask(ONE)
  assert.equal(world.standIn.count('token'), 2)
  assert.match(world.standIn.requests.at(-1)?.headers.authorization ?? '', /stand-in-token-2/)
})

test('a store that fails is no reason to fail', async () => {
  const broken = {
    token: null,
    read: () => Promise.reject(new Error('the database is away')),
    save: () => Promise.reject(new Error('the database is away')),
  }
  await using world = await setUp({ tokenStore: broken })
  assert.ok((await world.source.ask(ONE)).ok)
  assert.match(world.lines.join('\n'), /could not be kept/)
})

for (const scope of ['tracking', 'addresses  tracking', 'LOCATIONS TRACKING', 'addresses,tracking', ' tracking ']) {
  test(`scope ${JSON.stringify(scope)} allows tracking`, async () => {
    await using world = await setUp()
    world.standIn.token.scope = scope
    assert.deepEqual(await world.client.checkToken('tracking'), { ok: true })
  })
}

for (const scope of ['', 'addresses locations prices', 'subscriptions-tracking', 'tracking-something']) {
  test(`scope ${JSON.stringify(scope)} lacks tracking, and no tracking call is made`, async () => {
    await using world = await setUp()
    world.standIn.token.scope = scope
    for (let i = 0; i < 3; i++) {
      const result = await world.source.ask(ONE)
      assert.equal(!result.ok && result.fault, 'missing-scope')
      assert.match(
        result.ok ? '' : result.message,
        /no "tracking" scope.*developers\.usps\.com.*ask for the Tracking product/,
      )
    }
    assert.equal(world.standIn.count('token'), 1)
    assert.equal(world.standIn.count('tracking'), 0)
  })
}

test('a scope that USPS grants later works after ten minutes', async () => {
  await using world = await setUp()
  world.standIn.token.scope = 'addresses'
  const before = await world.source.ask(ONE)
  assert.equal(!before.ok && before.retryAtMs, NOW + 600_000)
  world.standIn.token.scope = 'addresses tracking'
  world.time.nowMs = NOW + 600_000
  assert.ok((await world.source.ask(ONE)).ok)
  assert.equal(world.standIn.count('token'), 2)
})

test('while USPS is away, a missing scope is told with a time ahead', async () => {
  await using world = await setUp()
  world.standIn.token.scope = 'addresses'
  await world.source.ask(ONE)
  world.standIn.always('token', acts.error(500))
  world.time.nowMs = NOW + HOUR_MS
  const result = await world.source.ask(ONE)
  assert.equal(!result.ok && result.fault, 'missing-scope')
  assert.ok(!result.ok && (result.retryAtMs ?? 0) > world.time.nowMs)
})

test('a token that names no scope is tried', async () => {
  await using world = await setUp()
  world.standIn.next('token', acts.json({ access_token: 'without-any-scope', expires_in: 100 }))
  world.standIn.always('tracking', acts.error(400, { code: '150001', message: '12: No update yet.' }))
  assert.ok((await world.source.ask(ONE)).ok)
})

const refusals: readonly [string, Act, string, RegExp][] = [
  [
    'invalid_client',
    acts.json({ error: 'invalid_client', error_description: 'The client is not known.' }, 401),
    'credentials-refused',
    /USPS_CLIENT_SECRET: The client is not known\. Compare both/,
  ],
  ['invalid_grant', acts.json({ error: 'invalid_grant' }, 400), 'credentials-refused', /USPS_CLIENT_ID/],
  ['a web page of the gateway', acts.html(401), 'credentials-refused', /Compare both/],
  ['405', acts.error(405), 'request-refused', /405/],
  ['404', acts.html(404), 'request-refused', /no such API under USPS_API_BASE/],
  ['a web page with 200', acts.html(), 'unreadable', /a web page/],
  ['no token', acts.json({ token_type: 'Bearer' }), 'unreadable', /no token/],
  ['a number for a token', acts.json({ access_token: 7 }), 'unreadable', /no token/],
  ['a token that fits no header', acts.json({ access_token: 'two\r\nlines' }), 'unreadable', /no token/],
  ['a list', acts.json([1, 2]), 'unreadable', /no token/],
]

for (const [what, act, fault, message] of refusals) {
  test(`a token call that brings ${what}: ${fault}, and it is not asked again at once`, async () => {
    await using world = await setUp()
    world.standIn.always('token', act)
    for (let i = 0; i < 4; i++) {
      const result = await world.source.ask(ONE)
      assert.equal(!result.ok && result.fault, fault)
      assert.match(result.ok ? '' : result.message, message)
    }
    assert.equal(world.standIn.count(), 1)
    world.time.nowMs += 600_000
    world.standIn.always('token', null)
    assert.ok((await world.source.ask(ONE)).ok)
  })
}

const OLD = { scope: 'tracking', obtainedAtMs: NOW - HOUR_MS, expiresAtMs: NOW + 7 * HOUR_MS }

/** A client that holds a token of an hour ago. */
async function withOldToken() {
  return setUp({ tokenStore: memoryTokenStore({ accessToken: 'an-hour-old-token', ...OLD }) })
}

test('a token that USPS no longer takes is replaced once, and the call sent once more', async () => {
  await using world = await withOldToken()
  const result = await world.source.ask(ONE)
  assert.ok(result.ok)
  assert.equal(world.standIn.count('token'), 1)
  assert.equal(world.standIn.count('tracking'), 2)
  assert.match(world.tokenStore.token?.accessToken ?? '', /stand-in-token/)
})

test('a web page with 401 counts as a token that is no longer taken', async () => {
  await using world = await withOldToken()
  world.standIn.next('tracking', acts.html(401))
  assert.ok((await world.source.ask(ONE)).ok)
  assert.equal(world.standIn.count('token'), 1)
})

test('where the new token is refused as well, it is a matter of configuration, and no third one is asked for', async () => {
  await using world = await withOldToken()
  world.standIn.always('tracking', acts.error(401, { message: 'Invalid access token', title: 'invalid_token' }))
  const result = await world.source.ask(ONE)
  assert.equal(!result.ok && result.fault, 'credentials-refused')
  assert.match(result.ok ? '' : result.message, /refused a token that it had just given: Invalid access token/)
  assert.equal(world.standIn.count('token'), 1)
  assert.equal(world.standIn.count('tracking'), 2)
  await world.source.ask(ONE)
  assert.equal(world.standIn.count('token'), 1)
})

test('many calls with an old token make one renewal', async () => {
  await using world = await withOldToken()
  const results = await Promise.all(Array.from({ length: 8 }, () => world.source.ask(ONE)))
  assert.ok(results.every((result) => result.ok))
  assert.equal(world.standIn.count('token'), 1)
})

for (const [said, fault] of [
  [{ message: 'The client application identifier is invalid.' }, 'application-not-allowed'],
  [{ message: '' }, 'application-not-allowed'],
  [{ message: 'Insufficient OAuth scope.', title: 'invalid_oauth_scope' }, 'missing-scope'],
] as const) {
  test(`401 ${JSON.stringify(said)} is ${fault}: no new token would help`, async () => {
    await using world = await withOldToken()
    world.standIn.always('tracking', acts.error(401, said))
    world.standIn.always('batch', acts.error(401, said))
    const result = await world.source.ask(ONE)
    assert.equal(!result.ok && result.fault, fault)
    assert.match(result.ok ? '' : result.message, /developers\.usps\.com/)
    assert.equal(world.standIn.count('token'), 0)
  })
}
