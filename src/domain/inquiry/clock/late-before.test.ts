import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { loadKnowledge } from '../../../knowledge/knowledge.ts'
import { businessClock } from './business-hours.ts'
import { lateBefore } from './late-before.ts'

const { calendar, serviceLevels } = loadKnowledge()

test('what began a moment earlier is late, and what began then is not', () => {
  const rare = businessClock({
    zone: 'Pacific/Honolulu',
    calendar,
    opening: { hours: [{ days: ['sunday'], opens: '23:00', closes: '01:00' }], closedOnHolidays: true },
  })
  fc.assert(
    fc.property(
      fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-01-01') }),
      fc.integer({ min: 1, max: 6_000 }),
      fc.constantFrom(serviceLevels.business, rare),
      (nowMs, minutes, business) => {
        const beforeMs = lateBefore(business, nowMs, minutes)
        assert.ok(business.dueAt(beforeMs - 1, minutes) < nowMs)
        assert.ok(business.dueAt(beforeMs, minutes) >= nowMs)
      },
    ),
    { numRuns: 40 },
  )
})
