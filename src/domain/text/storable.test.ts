import assert from 'node:assert/strict'
import { test } from 'node:test'
import { storableJson, storableValue } from './storable.ts'

test('texts lose what no database keeps, wherever they stand; bytes stay', () => {
  const bytes = Uint8Array.of(0, 1)
  const given = { a: 'x\0y', list: ['\ud83d', '💩', 1, null, true], deep: { b: '\0' }, bytes }
  assert.deepEqual(storableValue(given), { a: 'xy', list: ['\ufffd', '💩', 1, null, true], deep: { b: '' }, bytes })
  assert.equal(storableJson({ a: 'x\0\ud83d' }), '{"a":"x\ufffd"}')
})
