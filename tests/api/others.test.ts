import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createWorld } from '../world.ts'

test('numbers are read and found without asking anybody', async () => {
  await using world = await createWorld()
  const { readings } = await (await world.post('/v1/tracking-numbers/parse', { text: '9234691234567800000172' })).json()
  assert.equal(readings[0].valid, false)
  assert.ok(readings[0].repairs.length > 0)
  assert.deepEqual(await (await world.post('/v1/tracking-numbers/parse', { text: 'hello' })).json(), { readings: [] })
  const { found } = await (
    await world.post('/v1/tracking-numbers/find', { text: 'It is 9234 6912 3456 7800 0001 71.' })
  ).json()
  assert.partialDeepStrictEqual(found[0], { start: 6, end: 33, trackingNumber: '9234691234567800000171' })
})

test('wrong questions name the field', async () => {
  await using world = await createWorld()
  const response = await world.post('/v1/tracking-numbers/parse', { text: 5 })
  assert.equal(response.status, 422)
  assert.equal((await response.json()).errors[0].field, 'text')
  assert.equal((await world.post('/v1/tracking-numbers/parse', '{')).status, 400)
  assert.equal((await world.post('/v1/tracking-numbers/find', { text: 'x'.repeat(1_000_001) })).status, 413)
  assert.equal((await world.get('/v1/nothing')).status, 404)
  assert.equal((await world.get('/v1/parcels/x?piece=two')).status, 422)
})

test('a list costs as many look-ups as it has numbers', async () => {
  await using world = await createWorld({ config: { rateLimit: true } })
  const url = await world.listen()
  const left = async (path: string) => Number((await fetch(url + path)).headers.get('ratelimit-remaining'))
  const before = await left('/v1/parcels/x')
  const numbers = Array.from({ length: 50 }, (_, i) => `9400111899123000${String(i).padStart(6, '0')}`).join(',')
  assert.equal(await left(`/track?numbers=${numbers}`), before - 50)
})

test('an address opens thirty questions an hour, by page and API together; the mail to it holds nobody’s words', async () => {
  await using world = await createWorld({ config: { rateLimit: true, trustedProxies: ['127.0.0.1'] } })
  const url = await world.listen()
  const ask = (client: string) =>
    fetch(`${url}/v1/inquiries`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': client },
      body: JSON.stringify({
        reason: 'other',
        subject: 'Cheap watches',
        message: 'Buy cheap watches',
        email: `victim${Math.random()}@example.net`,
      }),
    })
  for (let i = 0; i < 30; i++) assert.equal((await ask('192.0.2.1')).status, 201)
  const refused = await ask('192.0.2.1')
  assert.equal(refused.status, 429)
  assert.ok(Number(refused.headers.get('retry-after')) > 3_000)
  const page = await fetch(`${url}/inquiries`, { method: 'POST', headers: { 'x-forwarded-for': '192.0.2.1' } })
  assert.deepEqual([page.status, /Please wait a moment/.test(await page.text())], [429, true])
  assert.ok(page.headers.has('content-security-policy'))
  assert.equal((await ask('192.0.2.2')).status, 201)
  const { rows } = await world.app.ctx.database.query('select subject, text from outgoing_mails')
  assert.equal(rows.length, 31)
  assert.doesNotMatch(JSON.stringify(rows), /watches/)
})

test('every status is listed with its meaning', async () => {
  await using world = await createWorld()
  const { items } = await (await world.get('/v1/scan-codes')).json()
  assert.ok(items.length >= 210)
  assert.partialDeepStrictEqual(
    items.find((row: { code: string }) => row.code === 'OF'),
    { phase: 'out-for-delivery', basis: 'announced', attempt: false },
  )
})

test('the server says how it is, and describes its calls', async () => {
  await using world = await createWorld()
  assert.deepEqual(await (await world.get('/health')).json(), { status: 'alive' })
  assert.deepEqual(await (await world.get('/ready')).json(), { status: 'ready' })
  assert.match(await (await world.get('/metrics')).text(), /whereabouts_http_requests_total/)
  const document = await (await world.get('/openapi.json')).json()
  for (const path of [
    '/v1/parcels/{number}',
    '/v1/parcels/lookup',
    '/v1/scans',
    '/v1/live',
    '/v1/tracking-numbers/find',
  ]) {
    assert.ok(document.paths[path], path)
  }
})

test('masses of look-ups are slowed down, each address by itself', async () => {
  await using world = await createWorld({ config: { rateLimit: true, trustedProxies: ['127.0.0.1'] } })
  const url = await world.listen()
  const ask = (client: string) => fetch(`${url}/v1/parcels/x`, { headers: { 'x-forwarded-for': client } })
  let refused: Response | null = null
  for (let i = 0; i < 1_300 && !refused; i++) {
    const response = await ask('192.0.2.1')
    if (response.status === 429) refused = response
    else await response.body?.cancel()
  }
  assert.ok(Number(refused?.headers.get('retry-after')) > 0)
  assert.equal(refused?.headers.get('ratelimit-remaining'), '0')
  const page = await fetch(`${url}/track/x`, { headers: { 'x-forwarded-for': '192.0.2.1' } })
  assert.deepEqual([page.status, /Please wait a moment/.test(await page.text())], [429, true])
  assert.equal((await ask('192.0.2.2')).status, 200)
})
