import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createWorld } from '../world.ts'

const A = '9234691234567800000171'
const B = '9400111899123000000424'
const scan = (trackingNumber: string, code: string, at: string) => ({
  trackingNumber,
  code,
  at,
  place: { city: 'MEMPHIS', state: 'TN' },
})

/** Reads the events of a stream one by one. */
async function* eventsOf(url: string, signal: AbortSignal) {
  const response = await fetch(url, { signal })
  assert.equal(response.headers.get('content-type'), 'text/event-stream; charset=utf-8')
  let rest = ''
  for await (const text of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    rest += text
    for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
      const event = rest.slice(0, end)
      rest = rest.slice(end + 2)
      if (event.startsWith('event: parcel')) yield JSON.parse(event.slice(event.indexOf('data: ') + 6))
    }
  }
}

test('an open stream tells the present state, then each change', { timeout: 20_000 }, async () => {
  await using world = await createWorld()
  const url = await world.listen()
  const stop = new AbortController()
  const events = eventsOf(`${url}/v1/live?numbers=${A},${B}`, stop.signal)
  const first = [(await events.next()).value, (await events.next()).value]
  assert.deepEqual(
    first.map((parcel) => parcel.outcome),
    ['not-ours', 'not-ours'],
  )
  await world.feed([scan(A, '03', '2026-11-14T03:14:00-06:00')])
  const change = (await events.next()).value
  assert.deepEqual([change.trackingNumber, change.phase], [A, 'accepted'])
  await world.feed([scan(B, 'OF', '2026-11-15T03:14:00-06:00')])
  assert.equal((await events.next()).value.trackingNumber, B)
  stop.abort()
})

test('a repeated scan tells nothing, and a stream that is closed is forgotten', { timeout: 20_000 }, async () => {
  await using world = await createWorld()
  const url = await world.listen()
  const stop = new AbortController()
  await world.feed([scan(A, '03', '2026-11-14T03:14:00-06:00')])
  const events = eventsOf(`${url}/v1/parcels/${A}/live`, stop.signal)
  assert.equal((await events.next()).value.scans.length, 1)
  await world.feed([scan(A, '03', '2026-11-14T03:14:00-06:00')])
  await world.feed([scan(A, '10', '2026-11-15T03:14:00-06:00')])
  assert.equal((await events.next()).value.scans.length, 2)
  assert.equal(world.app.api.openStreams(), 1)
  stop.abort()
  await events.next().catch(() => {})
  const { promise, resolve } = Promise.withResolvers<void>()
  const look = () => (world.app.api.openStreams() === 0 ? resolve() : setImmediate(look))
  look()
  await promise
})

test('a stream needs numbers, and not too many', async () => {
  await using world = await createWorld()
  const url = await world.listen()
  assert.equal((await fetch(`${url}/v1/live?numbers=`)).status, 422)
  assert.equal((await fetch(`${url}/v1/live?numbers=${Array(101).fill(A).join(',')}`)).status, 422)
})
