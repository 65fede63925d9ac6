import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { makeReference, parseReference, printReference } from './reference.ts'

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const references = fc.array(fc.nat(31), { minLength: 7, maxLength: 7 }).map(makeReference)

test('every reference reads back, printed, in small letters, with blanks, and with O, I and L as they sound', () => {
  fc.assert(
    fc.property(references, (reference) => {
      const spellings = [
        reference,
        printReference(reference),
        printReference(reference).toLowerCase(),
        ` ${[...reference].join(' ')} `,
        reference.replaceAll('0', 'O').replaceAll('1', 'l'),
        reference.replaceAll('1', 'I'),
      ]
      for (const text of spellings) assert.deepEqual(parseReference(text), { ok: true, reference })
      assert.match(printReference(reference), /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
    }),
  )
})

test('one wrong sign, anywhere, is noticed', () => {
  fc.assert(
    fc.property(references, (reference) => {
      for (let at = 0; at < 8; at++) {
        for (const sign of SIGNS) {
          if (sign === reference[at]) continue
          const wrong = reference.slice(0, at) + sign + reference.slice(at + 1)
          assert.deepEqual(parseReference(wrong), { ok: false, reason: 'check' }, wrong)
        }
      }
    }),
    { numRuns: 50 },
  )
})

test('two signs that changed places, neighbours or not, are noticed', () => {
  fc.assert(
    fc.property(references, fc.nat(7), fc.nat(7), (reference, a, b) => {
      const signs = [...reference]
      ;[signs[a], signs[b]] = [signs[b] ?? '', signs[a] ?? '']
      const wrong = signs.join('')
      assert.equal(parseReference(wrong).ok, wrong === reference)
    }),
    { numRuns: 500 },
  )
})

test('what is no reference says so', () => {
  for (const text of [
    '',
    'K7QM',
    'K7QM-4R2',
    'K7QM-4R2XX',
    'UUUU-UUUU',
    'K7QM_4R2€',
    '0'.repeat(9),
    'x'.repeat(100_000),
  ]) {
    assert.deepEqual(parseReference(text), { ok: false, reason: 'shape' }, text.slice(0, 20))
  }
})
