import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { test } from 'node:test'
import { createWorld } from '../world.ts'

const NUMBER = '9234691234567800000171'
const STREAMS = process.env.WHEREABOUTS_TEST_LONG ? 10_000 : 400

test(`${STREAMS} open streams are told of a change, and forgotten when they close`, { timeout: 300_000 }, async () => {
  await using world = await createWorld()
  const url = `${await world.listen()}/v1/parcels/${NUMBER}/live`
  const holder = fork(join(import.meta.dirname, 'hold-streams.ts'), [url, String(STREAMS)])
  const ended = once(holder, 'exit')
  const said = async () => {
    const [word] = await Promise.race([once(holder, 'message'), ended.then(() => ['the holder ended'])])
    return word
  }
  assert.equal(await said(), 'open')
  assert.equal(world.app.api.openStreams(), STREAMS)
  const told = said()
  const answer = await world.feed([{ trackingNumber: NUMBER, code: '03', at: '2026-11-14T03:14:00-06:00' }])
  assert.equal(answer.status, 200)
  assert.equal(await told, 'told')
  holder.send('close')
  await ended
  const { promise, resolve } = Promise.withResolvers<void>()
  const look = () => (world.app.api.openStreams() === 0 ? resolve() : setImmediate(look))
  look()
  await promise
  assert.deepEqual(world.errors, [])
})
