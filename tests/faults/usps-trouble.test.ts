import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { parseTrackingNumber } from '#domain/tracking-number/index.ts'
import { FAULT_NUMBERS } from '#services/api-clients/fault-numbers.ts'
import { FAULT_WORDS } from '#words/en/index.ts'
import { createProgram, type Program } from '../usps-program.ts'
import { createWorld, type World } from '../world.ts'

const NUMBER = '9234691234567800000171'

let world: World
let program: Program
let url: string
before(async () => {
  world = await createWorld()
  program = await createProgram(world.app)
  url = await world.listen()
  await world.feed([{ trackingNumber: NUMBER, code: '03', at: '2026-11-20T03:14:00-06:00' }])
})
after(() => world?.[Symbol.asyncDispose]())

const ask = (number: string, headers: Record<string, string> = {}, signal?: AbortSignal) =>
  fetch(`${url}/usps/tracking/v3/tracking/${number}?expand=DETAIL`, {
    headers: { authorization: `Bearer ${program.token}`, ...headers },
    signal: signal ?? null,
  })
const withFault = (fault: string) => ask(NUMBER, { 'x-whereabouts-fault': fault })

test('each number for trouble is valid and brings a trouble that is listed', () => {
  const kinds = FAULT_WORDS.map(({ fault }) => fault.split('=')[0])
  for (const [number, fault] of Object.entries(FAULT_NUMBERS)) {
    assert.ok(
      parseTrackingNumber(number).find(({ valid, trackingNumber }) => valid && trackingNumber === number),
      number,
    )
    assert.ok(kinds.includes(fault.split('=')[0] ?? ''), fault)
  }
  assert.equal(Object.keys(FAULT_NUMBERS).length, kinds.length)
})

test('refusals that are asked for look like real ones', async () => {
  for (const [fault, status] of [
    ['401', 401],
    ['no-scope', 401],
    ['403', 403],
    ['429=7', 429],
    ['500', 500],
    ['503=9', 503],
  ] as const) {
    const response = await withFault(fault)
    assert.equal(response.status, status)
    const body = (await response.json()) as { error: { code: string } }
    assert.equal(body.error.code, String(status))
    if (fault.includes('=')) assert.equal(response.headers.get('retry-after'), fault.split('=')[1])
  }
  assert.equal((await withFault('nonsense')).status, 400)
  assert.equal((await withFault('slow=31000')).status, 400)
  assert.equal((await ask('9234691234567899004296')).status, 429)
})

test('answers are spoilt as asked', async () => {
  const html = await withFault('html')
  assert.equal(html.headers.get('content-type'), 'text/html')
  assert.match(await html.text(), /^<!DOCTYPE html>/)
  const truncated = await (await withFault('truncated')).text()
  assert.match(truncated, /^\{"trackingNumber"/)
  assert.throws(() => JSON.parse(truncated))
  assert.equal(await (await withFault('empty')).text(), '')
  const lying = (await (await withFault('wrong-types')).json()) as Record<string, unknown>
  assert.equal(typeof lying.trackingNumber, 'number')
  assert.equal(Array.isArray(lying.trackingEvents), false)
  assert.ok(Array.isArray(lying.status))
})

test('connections are reset, or kept waiting until the client gives up', async () => {
  await assert.rejects(withFault('reset'))
  await assert.rejects(ask('9234691234567899000038'))
  const patience = AbortSignal.timeout(300)
  await assert.rejects(ask(NUMBER, { 'x-whereabouts-fault': 'silent' }, patience), { name: 'TimeoutError' })
  const began = performance.now()
  assert.equal((await withFault('slow=300')).status, 200)
  assert.ok(performance.now() - began >= 290)
  assert.deepEqual(world.errors, [])
})

test('trouble is only for those whom we know, and never ties up the server', async () => {
  const stranger = await fetch(`${url}/usps/tracking/v3/tracking/${NUMBER}`, {
    headers: { 'x-whereabouts-fault': 'silent' },
  })
  assert.equal(stranger.status, 401)
  const giveUp = new AbortController()
  const held = Array.from({ length: 15 }, () =>
    ask(NUMBER, { 'x-whereabouts-fault': 'silent' }, giveUp.signal).catch(() => null),
  )
  const first = await Promise.race(held)
  assert.equal(first?.status, 503, 'more than ten of one client are not held back')
  assert.equal((await ask(NUMBER)).status, 200)
  const other = { authorization: `Bearer ${(await createProgram(world.app)).token}` }
  assert.equal((await ask(NUMBER, { ...other, 'x-whereabouts-fault': 'slow=10' })).status, 200)
  giveUp.abort()
  await Promise.all(held)
})

test('of a new token the trouble has the shape of OAuth', async () => {
  const fetchToken = (fault: string) =>
    fetch(`${url}/usps/oauth2/v3/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-whereabouts-fault': fault },
      body: JSON.stringify({
        grant_type: 'client_credentials',
        client_id: program.clientId,
        client_secret: program.clientSecret,
      }),
    })
  assert.equal(((await (await fetchToken('no-scope')).json()) as { scope: string }).scope, '')
  for (const [fault, status, code] of [
    ['401', 401, 'invalid_client'],
    ['429', 429, 'slow_down'],
    ['503', 503, 'temporarily_unavailable'],
  ] as const) {
    const response = await fetchToken(fault)
    assert.equal(response.status, status)
    assert.equal(((await response.json()) as { error: string }).error, code)
  }
  assert.match(await (await fetchToken('html')).text(), /^<!DOCTYPE/)
})

test('developers find each trouble and its number on their page', async () => {
  const page = await (await fetch(`${url}/developers`)).text()
  for (const number of Object.keys(FAULT_NUMBERS)) assert.ok(page.includes(number), number)
  for (const { happens } of FAULT_WORDS) assert.ok(page.includes(happens), happens)
})
