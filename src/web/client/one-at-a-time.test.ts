import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneAtATime } from './one-at-a-time.ts'

test('what is asked for while it is done is done once more, and never twice at once', async () => {
  const begun: (() => void)[] = []
  const refresh = oneAtATime(() => new Promise((resolve) => begun.push(resolve)))
  const first = refresh()
  void refresh()
  void refresh()
  assert.equal(begun.length, 1)
  begun[0]?.()
  await Promise.resolve()
  await Promise.resolve()
  assert.equal(begun.length, 2)
  begun[1]?.()
  await first
  void refresh()
  assert.equal(begun.length, 3)
})

test('work that failed can be asked for again', async () => {
  let count = 0
  const refresh = oneAtATime(async () => {
    count++
    if (count === 1) throw new Error('away')
  })
  await assert.rejects(refresh(), /away/)
  await refresh()
  assert.equal(count, 2)
})
