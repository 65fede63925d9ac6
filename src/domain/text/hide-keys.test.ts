import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hideKeys } from './hide-keys.ts'

test('keys are hidden, in links, in JSON and alone; all else stays', () => {
  const key = 'o-SKxMH8-jjV4jD-_cwzeQZlb9'
  assert.equal(
    hideKeys(`open https://a.example/watching?key=${key} Not you?`),
    'open https://a.example/watching?key=… Not you?',
  )
  assert.equal(hideKeys(`https://a.example/x?a=1&key=${key}&b=2`), 'https://a.example/x?a=1&key=…&b=2')
  assert.equal(hideKeys(`{"key":"${key}","n":1}`), '{"key":"…","n":1}')
  assert.equal(hideKeys(`enter this key:\n${key}`), 'enter this key:\n…')
  const kept = 'msg_4f1c 9234691234567800000171 550e8400-e29b-41d4-a716-446655440000 https://a.example/track/9?a=1'
  assert.equal(hideKeys(kept), kept)
})
