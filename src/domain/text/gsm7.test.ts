import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placesOf, textMessage, toGsm7 } from './gsm7.ts'

test('other letters become those that phones take', () => {
  assert.equal(
    toGsm7('It’s in Cañon City – “now” … Łódź 📦 {1}'),
    `It's in Cañon City - "now" ... ?ód? ? {1}`.replace('ód?', 'odz'),
  )
  assert.equal(placesOf('a{b}€'), 8)
})

test('a long text is cut before what must stay', () => {
  const text = textMessage('x'.repeat(400), 'https://example.org/ STOP')
  assert.equal(placesOf(text), 306)
  assert.ok(text.endsWith('... https://example.org/ STOP'))
  assert.equal(textMessage('Short.', 'End'), 'Short. End')
})
