import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { loadKnowledge } from '../../knowledge/knowledge.ts'
import { dayNumber, dayText, yearOfDay } from './civil-day.ts'

const { calendar } = loadKnowledge()
const anyDay = fc.integer({ min: dayNumber(2000, 1, 1), max: dayNumber(2060, 12, 31) })

test('counting days one by one gives the same', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -20, max: 400 }), (first, length) => {
      let count = 0
      for (let n = first + 1; n <= first + length; n++) if (calendar.isPostalDay(dayText(n))) count++
      assert.equal(calendar.postalDaysBetween(dayText(first), dayText(first + length)), count)
    }),
  )
})

test('the n-th postal day after a day is a postal day, n postal days away', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 300 }), (first, n) => {
      const day = calendar.addPostalDays(dayText(first), n)
      assert.ok(calendar.isPostalDay(day))
      assert.equal(calendar.postalDaysBetween(dayText(first), day), n)
    }),
  )
})

test('business days leave out Saturdays, and no day is counted twice', () => {
  // Thanksgiving 2026 is Thursday, November 26.
  assert.equal(calendar.addBusinessDays('2026-11-20', 7), '2026-12-02')
  assert.equal(calendar.addBusinessDays('2026-11-20', 0), '2026-11-20')
  assert.equal(calendar.addPostalDays('2026-11-20', 7), '2026-11-30')
})

test('days far away neither hang nor throw', () => {
  assert.equal(calendar.postalDaysBetween('0001-01-01', '2026-11-20') > 10_000, true)
  assert.equal(calendar.addPostalDays('9999-12-31', 5), '2150-12-31')
})

test('the year of a day is that of its text', () => {
  fc.assert(
    fc.property(fc.integer({ min: -300_000, max: 300_000 }), (n) => {
      assert.equal(yearOfDay(n), Number(dayText(n).slice(0, 4)))
    }),
  )
})
