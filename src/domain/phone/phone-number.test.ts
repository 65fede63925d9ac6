import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPhoneNumber } from './phone-number.ts'

test('numbers are read as people write them', () => {
  for (const text of [
    '(415) 555-0132',
    '415.555.0132',
    '1 415 555 0132',
    '+1 415-555-0132',
    ' 4155550132 ',
    '+1(415)555–0132',
  ]) {
    assert.deepEqual(readPhoneNumber(text, ['+1']), { ok: true, number: '+14155550132' }, text)
  }
  assert.deepEqual(readPhoneNumber('+49 170 1234567', ['+1', '+49']), { ok: true, number: '+491701234567' })
})

test('what is no number, or costs more than it should, is refused', () => {
  for (const text of [
    '',
    '555-0132',
    '+1 115 555 0132',
    '415 055 0132',
    '911',
    '+',
    'call me',
    '800 555 0132',
    '900 555 0132',
    '500 555 0132',
    '533 555 0132',
    '700 555 0132',
    '881 555 0132',
    '415 976 0132',
    '415 911 0132',
  ]) {
    assert.deepEqual(readPhoneNumber(text, ['+1']), { ok: false, why: 'not-a-phone' }, text)
  }
  for (const text of ['+49 170 1234567', '876 555 0132', '+1 809 555 0132']) {
    assert.deepEqual(readPhoneNumber(text, ['+1']), { ok: false, why: 'not-served' }, text)
  }
  for (const prefix of ['+1876', '+']) assert.equal(readPhoneNumber('876 555 0132', [prefix]).ok, true)
})
