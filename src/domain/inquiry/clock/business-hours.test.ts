import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { loadKnowledge } from '../../../knowledge/knowledge.ts'
import { WEEKDAYS } from '../../opening-hours/opening-hours.ts'
import { type BusinessHours, businessClock } from './business-hours.ts'

const { calendar } = loadKnowledge()
const WORK_DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const

function hours(spans: BusinessHours['opening']['hours'], zone = 'America/New_York'): BusinessHours {
  return { zone, calendar, opening: { hours: spans, closedOnHolidays: true } }
}

const OFFICE = hours([{ days: WORK_DAYS, opens: '08:00', closes: '18:00' }])
const WITH_LUNCH = hours([
  { days: WORK_DAYS, opens: '13:00', closes: '17:00' },
  { days: WORK_DAYS, opens: '08:00', closes: '12:00' },
])
const ALWAYS: BusinessHours = {
  ...hours([{ days: WEEKDAYS, opens: '00:00', closes: '24:00' }]),
  opening: { hours: [{ days: WEEKDAYS, opens: '00:00', closes: '24:00' }], closedOnHolidays: false },
}
const NIGHTS = hours([{ days: WEEKDAYS, opens: '22:00', closes: '06:00' }])
const OVERLAPPING = hours(
  [
    { days: WEEKDAYS, opens: '20:00', closes: '04:00' },
    { days: WEEKDAYS, opens: '02:00', closes: '10:00' },
    { days: ['sunday'], opens: '09:00', closes: '11:00' },
  ],
  'Europe/Berlin',
)
const ALL = [OFFICE, WITH_LUNCH, ALWAYS, NIGHTS, OVERLAPPING, hours(OFFICE.opening.hours, 'Pacific/Apia')]

/** Worked out by hand, with a calendar. 2026: Thanksgiving on November 26; clocks change on March 8 and November 1. */
const DUE: [what: string, of: BusinessHours, start: string, minutes: number, due: string][] = [
  ['within the day', OFFICE, '2026-11-24T09:00:00-05:00', 60, '2026-11-24T10:00:00-05:00'],
  ['exactly to the close', OFFICE, '2026-11-24T17:00:00-05:00', 60, '2026-11-24T18:00:00-05:00'],
  ['a minute over the close', OFFICE, '2026-11-24T17:00:00-05:00', 61, '2026-11-25T08:01:00-05:00'],
  ['before the opening', OFFICE, '2026-11-24T03:00:00-05:00', 30, '2026-11-24T08:30:00-05:00'],
  ['over Thanksgiving', OFFICE, '2026-11-25T17:00:00-05:00', 120, '2026-11-27T09:00:00-05:00'],
  ['over a weekend', OFFICE, '2026-11-20T17:30:00-05:00', 60, '2026-11-23T08:30:00-05:00'],
  ['begun on a holiday', OFFICE, '2026-11-26T12:00:00-05:00', 1, '2026-11-27T08:01:00-05:00'],
  ['over a weekend on which clocks go forward', OFFICE, '2026-03-06T17:00:00-05:00', 120, '2026-03-09T09:00:00-04:00'],
  ['over a weekend on which clocks go back', OFFICE, '2026-10-30T17:00:00-04:00', 120, '2026-11-02T09:00:00-05:00'],
  ['over lunch', WITH_LUNCH, '2026-11-24T11:30:00-05:00', 60, '2026-11-24T13:30:00-05:00'],
  ['for no time', OFFICE, '2026-11-22T12:00:00-05:00', 0, '2026-11-22T12:00:00-05:00'],
  ['day and night', ALWAYS, '2026-11-26T23:30:00-05:00', 60, '2026-11-27T00:30:00-05:00'],
  ['in the hour that is left out', ALWAYS, '2026-03-08T01:30:00-05:00', 60, '2026-03-08T03:30:00-04:00'],
  ['in a night with an hour less', NIGHTS, '2026-03-07T22:00:00-05:00', 480, '2026-03-08T23:00:00-04:00'],
  ['in a night with an hour more', NIGHTS, '2026-10-31T22:00:00-04:00', 540, '2026-11-01T06:00:00-05:00'],
  ['in the night before a holiday', NIGHTS, '2026-11-26T01:00:00-05:00', 60, '2026-11-26T02:00:00-05:00'],
  ['not in the night of a holiday', NIGHTS, '2026-11-26T22:00:00-05:00', 60, '2026-11-27T23:00:00-05:00'],
]

for (const [what, of, start, minutes, due] of DUE) {
  test(`${minutes} minutes ${what}`, () => {
    const at = businessClock(of).dueAt(Date.parse(start), minutes)
    assert.equal(new Date(at).toISOString(), new Date(due).toISOString())
  })
}

const BETWEEN: [what: string, of: BusinessHours, from: string, to: string, minutes: number][] = [
  ['a week with a holiday', OFFICE, '2026-11-23T00:00:00-05:00', '2026-11-30T00:00:00-05:00', 4 * 600],
  ['a day with lunch', WITH_LUNCH, '2026-11-24T00:00:00-05:00', '2026-11-25T00:00:00-05:00', 480],
  ['a day with 23 hours', ALWAYS, '2026-03-08T00:00:00-05:00', '2026-03-09T00:00:00-04:00', 23 * 60],
  ['a day with 25 hours', ALWAYS, '2026-11-01T00:00:00-04:00', '2026-11-02T00:00:00-05:00', 25 * 60],
  ['the short night', NIGHTS, '2026-03-07T12:00:00-05:00', '2026-03-08T12:00:00-04:00', 420],
  ['the long night', NIGHTS, '2026-10-31T12:00:00-04:00', '2026-11-01T12:00:00-05:00', 540],
  ['a span counted once', OVERLAPPING, '2026-11-24T12:00:00+01:00', '2026-11-25T12:00:00+01:00', 14 * 60],
  ['nothing backwards', OFFICE, '2026-11-24T12:00:00-05:00', '2026-11-24T10:00:00-05:00', 0],
]

for (const [what, of, from, to, minutes] of BETWEEN) {
  test(`${minutes} minutes: ${what}`, () => {
    assert.equal(businessClock(of).minutesBetween(Date.parse(from), Date.parse(to)), minutes)
  })
}

const moment = fc.integer({ min: Date.parse('2025-01-01'), max: Date.parse('2028-12-31') })
/** The hours around changes of the clocks, in New York and Berlin. */
const nightOfChange = fc
  .tuple(
    fc.constantFrom('2026-03-08T07:00Z', '2026-11-01T06:00Z', '2026-03-29T01:00Z', '2026-10-25T01:00Z'),
    fc.integer({ min: -86_400_000, max: 86_400_000 }),
  )
  .map(([at, beside]) => Date.parse(at) + beside)
const anyMoment = fc.oneof(moment, nightOfChange)
const minutes = fc.integer({ min: 0, max: 10_000 })
const clocks = ALL.map(businessClock)
const clock = fc.constantFrom(...clocks)

test('the minutes between a start and when they are over are those minutes', () => {
  fc.assert(
    fc.property(clock, anyMoment, minutes, ({ dueAt, minutesBetween }, start, n) => {
      const due = dueAt(start, n)
      assert.equal(minutesBetween(start, due), n)
      // And not a millisecond earlier.
      if (n > 0) assert.ok(minutesBetween(start, due - 1) < n)
    }),
  )
})

test('later starts and more minutes are never due earlier', () => {
  fc.assert(
    fc.property(clock, anyMoment, fc.nat(1e8), minutes, fc.nat(500), ({ dueAt }, start, later, n, more) => {
      assert.ok(dueAt(start, n) <= dueAt(start + later, n))
      assert.ok(dueAt(start, n) <= dueAt(start, n + more))
    }),
  )
})

test('minutes add up, however a time is cut', () => {
  fc.assert(
    fc.property(clock, anyMoment, fc.nat(2e9), fc.nat(2e9), ({ minutesBetween }, from, one, two) => {
      const whole = minutesBetween(from, from + one + two)
      const parts = minutesBetween(from, from + one) + minutesBetween(from + one, from + one + two)
      assert.ok(Math.abs(whole - parts) < 1e-6)
      assert.ok(whole <= (one + two) / 60_000)
    }),
  )
})

test('hours that are never open are refused', () => {
  assert.throws(() => businessClock(hours([])), RangeError)
  assert.throws(() => businessClock(hours([{ days: [], opens: '08:00', closes: '18:00' }])), RangeError)
})
