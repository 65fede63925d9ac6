import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AskResult } from '#services/ports/tracking-source.ts'
import { createTrackingSource } from '#sources/usps-api/tracking-source.ts'
import { clientOf, memoryTokenStore, testBudget } from '../usps-stand-in/parts.ts'
import { type Act, acts } from '../usps-stand-in/script.ts'
import { STAND_IN_CREDENTIALS, type StandIn, startStandIn } from '../usps-stand-in/stand-in.ts'

const NUMBER = '9234690100000000000017'
const ONE = [{ trackingNumber: NUMBER }]

type Failed = Extract<AskResult, { ok: false }>

/** What a source says while USPS does one thing on every tracking call. */
async function askWhile(doing: Act, options: Parameters<typeof clientOf>[1] = {}) {
  const standIn = await startStandIn()
  standIn.always('tracking', doing)
  const parts = clientOf(standIn, options)
  const source = createTrackingSource(parts.client)
  const result = await source.ask(ONE)
  return { ...parts, standIn, source, result, failed: result as Failed }
}

/** Short patience for servers that try it; the token is there, so that only what is tried can take too long. */
function impatient(timeoutMs: number) {
  const token = { accessToken: 'a-token', scope: 'tracking', obtainedAtMs: Date.now(), expiresAtMs: Date.now() + 9e6 }
  return { tokenStore: memoryTokenStore(token), limits: { timeoutMs } }
}

const faults: readonly [string, Act, Failed['fault'], number, RegExp][] = [
  ['never answers', acts.silent(), 'time-out', 1, /did not answer within 0.3 seconds/],
  ['answers too slowly', acts.slow(acts.json({ trackingNumber: NUMBER }), 5_000), 'time-out', 1, /did not answer/],
  ['never comes to an end', acts.dripping(), 'time-out', 1, /did not answer/],
  ['resets the connection', acts.reset(), 'outage', 3, /broke/],
  ['resets the connection amid its answer', acts.reset(true), 'outage', 3, /broke/],
  ['claims more than it sends', acts.short(), 'outage', 3, /broke/],
  ['claims to have packed its answer', acts.garbled(), 'unreadable', 1, /can not be unpacked/],
  ['answers with a web page', acts.html(), 'unreadable', 1, /a web page instead of data/],
  ['answers with XML', acts.text('<?xml version="1.0"?><Error/>', 'text/xml'), 'unreadable', 1, /XML/],
  ['cuts its answer off', acts.cutOff(), 'unreadable', 1, /cut off/],
  ['answers with words', acts.text('OK', 'text/plain'), 'unreadable', 1, /text instead of data/],
  ['nests lists without end', acts.text('['.repeat(50_000) + ']'.repeat(50_000)), 'unreadable', 1, /text instead/],
  ['answers with nothing', acts.text(''), 'unreadable', 1, /nothing/],
  ['says 500', acts.error(500, { message: 'Internal error' }), 'outage', 3, /500: Internal error/],
  ['says 501', acts.error(501), 'outage', 1, /501/],
  ['says 502 with a web page', acts.html(502), 'outage', 3, /502: a web page/],
  ['says 503', acts.error(503), 'outage', 3, /503/],
  ['says 403 with a web page', acts.html(403), 'outage', 1, /403: a web page/],
  ['says 405', acts.error(405), 'outage', 1, /405/],
]

for (const [what, act, fault, requests, message] of faults) {
  test(`USPS ${what}: ${fault}, after ${requests === 1 ? 'one request' : `${requests} requests`}`, async () => {
    const { standIn, failed, budget } = await askWhile(act, fault === 'time-out' ? impatient(300) : {})
    await using _ = standIn
    assert.equal(failed.ok, false)
    assert.equal(failed.fault, fault)
    assert.match(failed.message, message)
    const calls = budget.taken.filter((purpose) => purpose === 'tracking').length
    assert.equal(calls, requests)
    // On a busy machine a time-out may come before the request is out.
    if (fault !== 'time-out') assert.equal(standIn.count(), budget.taken.length, 'each was taken from the budget')
  })
}

test('a slow answer within the time is as good as any', async () => {
  await using standIn = await startStandIn()
  standIn.next('tracking', acts.slow(acts.json({ trackingNumber: NUMBER, trackingEvents: [] }), 60))
  const { client } = clientOf(standIn)
  const result = await createTrackingSource(client).ask(ONE)
  assert.ok(result.ok)
})

test('what passes by itself is tried again, and the answer counts', async () => {
  await using standIn = await startStandIn()
  standIn.next('tracking', acts.reset(), acts.error(502))
  const { client } = clientOf(standIn)
  const result = await createTrackingSource(client).ask(ONE)
  assert.equal(result.ok && result.answers[0]?.outcome, 'not-scanned-yet')
  assert.equal(standIn.count('tracking'), 3)
})

test('an answer under a wrong content type, behind a byte order mark, is read', async () => {
  await using standIn = await startStandIn()
  const body = JSON.stringify({ trackingNumber: NUMBER, trackingEvents: [] })
  standIn.next('tracking', acts.text(`\ufeff${body}`, 'text/html'))
  const { client } = clientOf(standIn)
  const result = await createTrackingSource(client).ask(ONE)
  assert.equal(result.ok && result.answers[0]?.outcome, 'not-scanned-yet')
})

test('an endless answer is not read to its end', async () => {
  const { standIn, failed } = await askWhile(acts.text(`{"a":"${'x'.repeat(300_000)}"}`), {
    limits: { largestBody: 100_000 },
  })
  await using _ = standIn
  assert.equal(failed.fault, 'unreadable')
  assert.match(failed.message, /more than we read/)
})

test('where nobody listens, it is an outage', async () => {
  const standIn = await startStandIn()
  const { client } = clientOf(standIn)
  await standIn[Symbol.asyncDispose]()
  const result = await createTrackingSource(client).ask(ONE)
  assert.equal(!result.ok && result.fault, 'outage')
  assert.match(result.ok ? '' : result.message, /ECONNREFUSED/)
})

for (const status of [301, 302, 303, 307, 308]) {
  test(`credentials and tokens follow no redirect (${status}) to another host`, async () => {
    await using elsewhere = await startStandIn()
    await using standIn = await startStandIn()
    const { client } = clientOf(standIn)
    const source = createTrackingSource(client)
    standIn.next('token', acts.redirect(`${elsewhere.base}/oauth2/v3/token`, status))
    const first = await source.ask(ONE)
    standIn.always('tracking', acts.redirect(`${elsewhere.base}/tracking/v3/tracking/${NUMBER}`, status))
    const second = await source.ask(ONE)
    for (const result of [first, second]) {
      assert.equal(!result.ok && result.fault, 'outage')
      assert.match(result.ok ? '' : result.message, new RegExp(`sent us on to ${new URL(elsewhere.base).host}`))
    }
    assert.equal(elsewhere.requests.length, 0)
    assert.equal(standIn.count('tracking'), 1)
  })
}

test('after several failures in a row USPS is left alone, then tried once', async () => {
  await using standIn = await startStandIn()
  standIn.always('tracking', acts.error(500))
  const limits = { breakAfter: 4, coolDownMs: 150, longestCoolDownMs: 150, retries: 0 }
  const { client, budget } = clientOf(standIn, { limits })
  const source = createTrackingSource(client)
  for (let i = 0; i < 30; i++) await source.ask(ONE)
  const whileOpen = await source.ask(ONE)
  assert.equal(standIn.count('tracking'), 4)
  assert.equal(budget.taken.length, standIn.count())
  assert.equal(!whileOpen.ok && whileOpen.fault, 'outage')
  const retryAtMs = whileOpen.ok ? null : whileOpen.retryAtMs
  assert.ok(retryAtMs !== null && retryAtMs > Date.now() - 1_000)
  await restOver(source)
  assert.equal(standIn.count('tracking'), 5, 'one call tests')
  standIn.always('tracking', null)
  await restOver(source)
  const later = await Promise.all([source.ask(ONE), source.ask(ONE)])
  assert.ok(later.every((result) => result.ok))
})

/** Asks until the rest is over: `retryAtMs` says when. */
async function restOver(source: ReturnType<typeof createTrackingSource>): Promise<void> {
  for (;;) {
    const result = await source.ask(ONE)
    if (result.ok || !/leave it alone/.test(result.message)) return
    const waitMs = (result.retryAtMs ?? 0) - Date.now() + 1
    await new Promise((resolve) => setTimeout(resolve, Math.max(1, waitMs)))
  }
}

test('silence counts as failure too, so that a silent USPS is left alone', async () => {
  await using standIn = await startStandIn()
  standIn.always('tracking', acts.silent())
  const patience = impatient(30)
  const { client, budget } = clientOf(standIn, { ...patience, limits: { ...patience.limits, breakAfter: 2 } })
  const source = createTrackingSource(client)
  for (let i = 0; i < 10; i++) await source.ask(ONE)
  assert.equal(budget.taken.length, 2)
})

test('a spent budget lets no request out', async () => {
  await using standIn = await startStandIn()
  const { client } = clientOf(standIn, { budget: testBudget(0) })
  const result = await createTrackingSource(client).ask(ONE)
  assert.equal(!result.ok && result.fault, 'spent')
  assert.ok(!result.ok && result.retryAtMs !== null)
  assert.equal(standIn.count(), 0)
})

test('a budget that can not be kept is our own failure, not one of USPS', async () => {
  await using standIn = await startStandIn()
  standIn.always('tracking', acts.quota('30'))
  const budget = testBudget()
  budget.waitUntil = () => Promise.reject(new Error('the database is away'))
  const { client } = clientOf(standIn, { budget })
  await assert.rejects(createTrackingSource(client).ask(ONE), /the database is away/)
})

test('retries end where the budget does', async () => {
  await using standIn = await startStandIn()
  standIn.always('tracking', acts.error(500))
  const { client } = clientOf(standIn, { budget: testBudget(2) })
  const result = await createTrackingSource(client).ask(ONE)
  assert.equal(!result.ok && result.fault, 'spent')
  assert.equal(standIn.count('tracking'), 1)
})

const NOW = Date.parse('2026-11-20T12:00:00Z')
const waits: readonly [string, Act, number][] = [
  ['429 with seconds', acts.quota('30'), 30_000],
  ['429 with an HTTP date', acts.quota('Fri, 20 Nov 2026 12:30:00 GMT'), 1_800_000],
  ['429 without Retry-After', acts.quota(), 60_000],
  ['429 with nonsense', acts.quota('soon'), 60_000],
  ['429 with a date that has passed', acts.quota('Fri, 20 Nov 2026 11:00:00 GMT'), 5_000],
  ['429 with nought', acts.quota('0'), 5_000],
  ['429 with a year', acts.quota('31536000'), 86_400_000],
  ['429 as a web page', { ...acts.html(429) }, 60_000],
  ['503 with seconds', acts.error(503, {}, { 'retry-after': '120' }), 120_000],
]

for (const [what, act, waitMs] of waits) {
  test(`${what} is obeyed for ${waitMs / 1000} seconds`, async () => {
    const { standIn, failed, budget } = await askWhile(act, { clock: () => NOW })
    await using _ = standIn
    assert.equal(failed.fault, 'told-to-wait')
    assert.equal(failed.retryAtMs, NOW + waitMs)
    assert.deepEqual(budget.waits, [NOW + waitMs])
    assert.equal(standIn.count('tracking'), 1)
  })
}

test('429 for an hour: one request, however often somebody asks', async () => {
  await using standIn = await startStandIn()
  let nowMs = NOW
  const { client } = clientOf(standIn, { clock: () => nowMs })
  const source = createTrackingSource(client)
  standIn.always('tracking', acts.quota('3600'))
  for (let minute = 0; minute < 60; minute++) {
    nowMs = NOW + minute * 60_000
    const result = await source.ask(ONE)
    assert.equal(!result.ok && result.fault, 'told-to-wait')
    assert.equal(!result.ok && result.retryAtMs, NOW + 3_600_000)
  }
  assert.equal(standIn.count('tracking'), 1)
  standIn.always('tracking', null)
  nowMs = NOW + 3_600_000
  assert.ok((await source.ask(ONE)).ok)
})

test('429 without a time is waited for longer each time, and no longer once it is over', async () => {
  await using standIn = await startStandIn()
  let nowMs = NOW
  const { client, budget } = clientOf(standIn, { clock: () => nowMs })
  const source = createTrackingSource(client)
  standIn.always('tracking', acts.quota())
  const waited: number[] = []
  for (let i = 0; i < 8; i++) {
    const result = await source.ask(ONE)
    const untilMs = result.ok ? 0 : (result.retryAtMs ?? 0)
    waited.push((untilMs - nowMs) / 60_000)
    nowMs = untilMs
  }
  assert.deepEqual(waited, [1, 2, 4, 8, 16, 32, 60, 60])
  standIn.always('tracking', null)
  await source.ask(ONE)
  standIn.always('tracking', acts.quota())
  await source.ask(ONE)
  assert.equal(budget.waits.at(-1), nowMs + 60_000)
})

test('a refused token call is waited for as any other', async () => {
  await using standIn = await startStandIn()
  standIn.always('token', acts.quota('900'))
  const { client } = clientOf(standIn, { clock: () => NOW })
  const source = createTrackingSource(client)
  for (let i = 0; i < 5; i++) {
    const result = await source.ask(ONE)
    assert.equal(!result.ok && result.fault, 'told-to-wait')
  }
  assert.equal(standIn.count(), 1)
})

test('neither log nor failure nor answer holds a secret, also where USPS sends it back', async () => {
  await using standIn = await startStandIn()
  const { clientSecret } = STAND_IN_CREDENTIALS
  const echo = (standIn_: StandIn) => {
    const token = /Bearer (.+)/.exec(standIn_.requests.at(-1)?.headers.authorization ?? '')?.[1] ?? clientSecret
    return `you sent ${token} and ${clientSecret}`
  }
  const { client, lines, tokenStore } = clientOf(standIn)
  const source = createTrackingSource(client)
  const told: unknown[] = []
  standIn.next('token', acts.json({ error: 'invalid_client', error_description: echo(standIn) }, 401))
  told.push(await source.ask(ONE))
  const other = clientOf(standIn)
  const again = createTrackingSource(other.client)
  standIn.always('tracking', () => acts.error(400, { message: echo(standIn), code: '150001', detail: echo(standIn) }))
  told.push(await again.ask(ONE))
  standIn.always('tracking', () => acts.error(500, { message: echo(standIn) }))
  told.push(await again.ask(ONE))
  standIn.always('tracking', () => acts.error(401, { message: echo(standIn) }))
  told.push(await again.ask(ONE))
  const all = JSON.stringify([told, lines, other.lines])
  assert.match(all, /you sent …/)
  assert.ok(!all.includes(clientSecret))
  assert.ok(other.tokenStore.token && !all.includes(other.tokenStore.token.accessToken))
  assert.equal(tokenStore.token, null)
})
