import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detailFromText } from './detail-from-text.ts'
import { readDetails } from './read-details.ts'

test('amounts are read as people write them; what is none is refused where details are read', () => {
  for (const [text, amount] of [
    ['45', 45],
    ['$1,300', 1300],
    ['$ 45.50', 45.5],
    ['1,234,567.89', 1234567.89],
  ] as const) {
    assert.equal(detailFromText('value', text), amount)
  }
  for (const text of ['a lot', '1.300,00', '-5', '1e99', '12 USD']) {
    const { problems } = readDetails('claim', { value: detailFromText('value', text) })
    assert.deepEqual(problems, [{ field: 'value', code: 'not-a-number' }], text)
  }
})

test('yes and no are choices; an empty text tells nothing', () => {
  assert.equal(detailFromText('insured', 'yes'), true)
  assert.equal(detailFromText('insured', 'no'), false)
  assert.equal(detailFromText('insured', ' '), undefined)
  const { problems } = readDetails('claim', { insured: detailFromText('insured', 'maybe') })
  assert.deepEqual(problems, [{ field: 'insured', code: 'not-a-choice' }])
  assert.equal(detailFromText('contents', ' A clock '), 'A clock')
})
