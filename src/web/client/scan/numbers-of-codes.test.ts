import assert from 'node:assert/strict'
import { test } from 'node:test'
import { numbersOfCodes } from './numbers-of-codes.ts'

const NUMBER = '9234691234567800000171'

test('the number in a barcode is found, whatever stands before it', () => {
  for (const code of [
    NUMBER,
    `42038101${NUMBER}`,
    `42038101\u001d${NUMBER}`,
    `]C142038101\u001d${NUMBER}`,
    `420381011234${NUMBER}`,
    ` ${NUMBER}\n`,
    `https://tools.usps.com/go/TrackConfirmAction?tLabels=${NUMBER}`,
    'RB473124829US',
  ]) {
    assert.deepEqual(numbersOfCodes([code]), [code.startsWith('RB') ? 'RB473124829US' : NUMBER], code)
  }
  assert.deepEqual(numbersOfCodes([NUMBER, `42038101${NUMBER}`, 'RB473124829US']), [NUMBER, 'RB473124829US'])
})

test('a barcode without a tracking number gives none', () => {
  assert.deepEqual(numbersOfCodes(['', 'https://example.com', '4006381333931', '9234691234567800000172']), [])
})
