import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textKeyword } from './text-keyword.ts'

test('what people text is read, and no more into it', () => {
  const stops = ['STOP', 'stop.', ' Stop! ', 'stopall', 'Unsubscribe', 'cancel', 'End', 'QUIT', 'stop texting me']
  for (const text of stops) assert.equal(textKeyword(text), 'stop', text)
  for (const text of ['yes', 'YES!', 'y']) assert.equal(textKeyword(text), 'yes', text)
  assert.equal(textKeyword('Start'), 'start')
  assert.equal(textKeyword('help?'), 'help')
  for (const text of ['', '👍', 'yesterday it came', 'End of the road is my house', 'where is it']) {
    assert.equal(textKeyword(text), null, text)
  }
})
