import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyParcel, FIRST_DAY } from '../../../tests/any-parcel.ts'
import { assessScans } from '../../../tests/assess.ts'
import { dayText } from '../../domain/calendar/civil-day.ts'
import type { Text } from '../../domain/text/text.ts'
import { actionWords, diagnosisTitle, diagnosisWords, evidenceWords, whyWords } from './index.ts'

const HOLE = /undefined|null|NaN|\[object|\{|\bInvalid\b|“”/

test('every diagnosis, evidence and step has words without a hole in them', () => {
  const say = (words: string, text: Text) => {
    assert.notEqual(words, text.key)
    assert.doesNotMatch(words, HOLE, text.key)
  }
  fc.assert(
    fc.property(anyParcel, fc.integer({ min: 13, max: 120 }), (parcel, n) => {
      const { diagnosis, advice } = assessScans({ ...parcel, now: `${dayText(FIRST_DAY + n)}T18:00:00Z` })
      say(diagnosisTitle(diagnosis.summary), diagnosis.summary)
      say(diagnosisWords(diagnosis.summary), diagnosis.summary)
      for (const { text } of diagnosis.evidence) say(evidenceWords(text), text)
      for (const step of advice) {
        say(actionWords(step.action), step.action)
        say(whyWords(step.why), step.why)
      }
    }),
    { numRuns: 1500 },
  )
})
