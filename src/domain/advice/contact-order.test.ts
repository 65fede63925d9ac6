import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CONTACT_GROUPS } from './contact-order.ts'
import { CHANNELS } from './tokens.ts'

test('every channel stands in one group', () => {
  assert.deepEqual(Object.values(CONTACT_GROUPS).flat().sort(), [...CHANNELS].sort())
})

test('a help request comes before a call, and both before search and claim', () => {
  const order: readonly string[] = Object.values(CONTACT_GROUPS).flat()
  const places = ['help-request', 'phone', 'missing-mail-search', 'claim'].map((channel) => order.indexOf(channel))
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
  )
})
