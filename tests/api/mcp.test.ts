import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { createWorld, type World } from '../world.ts'

const NUMBER = '9400111899123000000424'

let world: World
let url: string
let client: Client
before(async () => {
  world = await createWorld({ now: '2026-11-20T12:00:00Z' })
  await world.feed([
    {
      trackingNumber: NUMBER,
      code: '10',
      at: '2026-11-18T03:14:00-06:00',
      place: { city: 'MEMPHIS', state: 'TN', zip: '38101' },
      expectedDay: '2026-11-23',
    },
  ])
  url = await world.listen()
  client = new Client({ name: 'test', version: '1' })
  // The types of the library take an optional session for one that may be undefined.
  await client.connect(new StreamableHTTPClientTransport(new URL(`${url}/mcp`)) as never)
})
after(async () => {
  assert.deepEqual(world.errors, [])
  await client.close()
  await world[Symbol.asyncDispose]()
})

type Answer = { isError?: boolean; content: { text: string }[]; structuredContent: Record<string, never> }

/** Calls a tool; the client checks what comes back against the schema that the tool gave. */
async function call(name: string, input: Record<string, unknown>): Promise<Answer> {
  return (await client.callTool({ name, arguments: input })) as unknown as Answer
}

test('an assistant finds six tools that only read', async () => {
  assert.equal(client.getServerVersion()?.name, 'whereabouts')
  assert.match(client.getInstructions() ?? '', /not the United States Postal Service/)
  const { tools } = await client.listTools()
  assert.deepEqual(
    tools.map(({ name }) => name),
    ['find_tracking_numbers', 'track_parcels', 'read_history', 'explain_status', 'find_offices', 'list_channels'],
  )
  for (const { annotations, outputSchema, description } of tools) {
    assert.partialDeepStrictEqual(annotations, { readOnlyHint: true, destructiveHint: false })
    assert.ok(outputSchema && description)
  }
})

test('it tracks parcels, known and unknown, and gets data and the same as text', async () => {
  const { structuredContent, content } = await call('track_parcels', { numbers: [NUMBER, '1ZA1B2C30312345673', 'hi'] })
  assert.partialDeepStrictEqual(structuredContent, {
    parcels: [
      { outcome: 'found', headline: 'Last seen in Memphis, TN, 2 days ago', expected: { day: '2026-11-23' } },
      { outcome: 'not-ours' },
      { outcome: 'not-a-tracking-number' },
    ],
  })
  assert.deepEqual(JSON.parse(content[0]?.text ?? ''), structuredContent)
})

test('it finds numbers, reads a history, explains a status, and finds offices and ways to get help', async () => {
  const found = await call('find_tracking_numbers', { text: 'Mine is 9400 1118 9912 3000 0004 24, please.' })
  assert.partialDeepStrictEqual(found.structuredContent, { found: [{ trackingNumber: NUMBER, valid: true }] })
  const history = 'Arrived at USPS Regional Facility\nMEMPHIS TN DISTRIBUTION CENTER\nNovember 14, 2026, 3:14 am'
  const read = await call('read_history', { history, trackingNumber: NUMBER })
  assert.partialDeepStrictEqual(read.structuredContent, { outcome: 'found', source: { kind: 'pasted' }, unread: [] })
  const byCode = await call('explain_status', { status: 'of' })
  assert.partialDeepStrictEqual(byCode.structuredContent, { statuses: [{ code: 'OF', basis: 'announced' }] })
  const byWording = await call('explain_status', { status: 'In Transit, Arriving Late' })
  assert.match(JSON.stringify(byWording.structuredContent), /Arriving Late/)
  const offices = await call('find_offices', { near: 'Memphis, TN' })
  assert.ok('notes' in offices.structuredContent)
  const channels = await call('list_channels', { timeZone: 'America/Chicago' })
  assert.match(JSON.stringify(channels.structuredContent), /1-800-/)
})

test('what can’t be answered is told in a way that an assistant can mend', async () => {
  for (const [name, input, told] of [
    ['read_history', { history: 'hello' }, /no history in this text/],
    ['list_channels', { timeZone: 'Mars' }, /name of a time zone/],
    ['track_parcels', { numbers: [] }, /numbers/],
    ['track_parcels', { numbers: Array.from({ length: 21 }, () => NUMBER) }, /numbers/],
    ['track_parcels', { numbers: [5] }, /numbers/],
    ['find_tracking_numbers', { text: 'x'.repeat(100_001) }, /text/],
    ['find_offices', { near: '38101', limit: 1e9 }, /limit/],
    ['drop_tables', {}, /drop_tables/],
  ] as const) {
    const { isError, content } = await call(name, input)
    assert.equal(isError, true, name)
    assert.match(content[0]?.text ?? '', told)
  }
})

const HEADERS = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' }
const LIST = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' })

test('it has no streams, no sessions and no lists of messages', async () => {
  for (const method of ['GET', 'DELETE', 'PUT', 'OPTIONS']) {
    const response = await fetch(`${url}/mcp`, { method, headers: { accept: 'text/event-stream' } })
    assert.deepEqual([response.status, response.headers.get('allow')], [405, 'POST'], method)
  }
  const one = await world.post('/mcp', LIST, HEADERS)
  assert.equal(one.status, 200)
  assert.equal(one.headers.get('mcp-session-id'), null)
  for (const [body, headers, status] of [
    [`[${LIST},${LIST}]`, HEADERS, 400],
    ['{', HEADERS, 400],
    ['5', HEADERS, 400],
    [LIST, { ...HEADERS, 'content-type': 'text/plain' }, 415],
    [LIST, { ...HEADERS, accept: 'text/html' }, 406],
    [`"${'x'.repeat(700_000)}"`, HEADERS, 413],
  ] as const) {
    assert.equal((await world.post('/mcp', body, headers)).status, status, body.slice(0, 20))
  }
})

test('pages of other sites may not ask, not even where their name leads here', async () => {
  const status = async (origin: string, host = '127.0.0.1') =>
    (await world.post('/mcp', LIST, { ...HEADERS, origin, host })).status
  assert.equal(await status('https://evil.example'), 403)
  assert.equal(await status('http://rebound.example:8080', 'rebound.example:8080'), 403)
  assert.equal(await status('null'), 403)
  assert.equal(await status('http://localhost:5173'), 200)
  await using known = await createWorld({ config: { publicUrl: 'https://parcels.example.org', rateLimit: true } })
  const hosted = await known.listen()
  const ask = (origin: string, body = LIST) =>
    fetch(`${hosted}/mcp`, { method: 'POST', headers: { ...HEADERS, origin }, body })
  assert.equal((await ask('http://localhost:5173')).status, 403)
  const asked = await ask('https://parcels.example.org')
  assert.equal(asked.status, 200)
  const left = Number(asked.headers.get('ratelimit-remaining'))
  const params = { name: 'track_parcels', arguments: { numbers: Array.from({ length: 20 }, () => NUMBER) } }
  const many = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params })
  const after = await ask('https://parcels.example.org', many)
  assert.ok(left - Number(after.headers.get('ratelimit-remaining')) >= 20, 'each number counts')
  let refused = after
  for (let i = 0; i < 4 && refused.status !== 429; i++) {
    await refused.body?.cancel()
    refused = await ask('https://parcels.example.org', `"${'x'.repeat(10_000)}"`)
  }
  assert.deepEqual([refused.status, (await refused.json()).code], [429, 'too-many-requests'])
})
