import assert from 'node:assert/strict'
import { get, type IncomingMessage } from 'node:http'
import { test } from 'node:test'
import { createWorld } from '../world.ts'

const NUMBER = '9234691234567800000171'
const STREAMS = process.env.WHEREABOUTS_TEST_LONG ? 10_000 : 400
const AT_ONCE = 100

type Stream = { told: Promise<void>; close: () => void }

/** Opens a stream; resolves once it told the present state. `told` resolves with the next change. */
function openStream(url: string): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const { promise: told, resolve: tell } = Promise.withResolvers<void>()
    const request = get(url, (response: IncomingMessage) => {
      let events = 0
      response.setEncoding('utf8')
      response.on('data', (text: string) => {
        if (!text.includes('event: parcel')) return
        if (++events === 1) resolve({ told, close: () => request.destroy() })
        else tell()
      })
      response.on('error', () => {})
    })
    request.on('error', reject)
  })
}

test(`${STREAMS} open streams are told of a change, and forgotten when they close`, { timeout: 300_000 }, async () => {
  await using world = await createWorld()
  const url = `${await world.listen()}/v1/parcels/${NUMBER}/live`
  const streams: Stream[] = []
  while (streams.length < STREAMS) {
    streams.push(...(await Promise.all(Array.from({ length: AT_ONCE }, () => openStream(url)))))
  }
  assert.equal(world.app.api.openStreams(), STREAMS)
  const answer = await world.feed([{ trackingNumber: NUMBER, code: '03', at: '2026-11-14T03:14:00-06:00' }])
  assert.equal(answer.status, 200)
  await Promise.all(streams.map((stream) => stream.told))
  for (const stream of streams) stream.close()
  const { promise, resolve } = Promise.withResolvers<void>()
  const look = () => (world.app.api.openStreams() === 0 ? resolve() : setImmediate(look))
  look()
  await promise
  assert.deepEqual(world.errors, [])
})
