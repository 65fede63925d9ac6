import assert from 'node:assert/strict'
import { test } from 'node:test'
import { followingSays } from './following-status.ts'

test('before the first answer it is not said that nobody asked: other commands may have', () => {
  const standing = { answeredAtMs: null, waitUntilMs: null, fault: null }
  assert.equal(followingSays.standing(standing, 0), 'USPS: the server has asked about no parcel by itself yet.')
  assert.match(followingSays.standing({ ...standing, answeredAtMs: 0 }, 60_000), /^USPS: answers\. It last answered /)
})
