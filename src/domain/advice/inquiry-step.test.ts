import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type AssessInput, assessScans, stepOf } from '../../../tests/assess.ts'
import { CHANNELS_OF } from './channels-for.ts'

const place = { city: 'MEMPHIS', state: 'TN', zip: '38101' }
const ground = { trackingNumber: '9234691234567800000171', mailClass: 'ground-advantage', mailedOn: '2026-11-13' }
const arrived = { code: '10', at: '2026-11-14T03:14:00-06:00', place }
const on = (day: string) => `${day}T18:00:00Z`
const stepAt = (input: Omit<AssessInput, 'now'>, day: string) =>
  stepOf(assessScans({ ...ground, ...input, now: on(day) }), 'inquiry')

test('a parcel that is late or silent: from the day on which USPS can be asked too, after it', () => {
  const scans = [arrived]
  const silent = assessScans({ ...ground, scans, now: on('2026-11-20'), expectedDay: '2026-11-17' })
  const channels = silent.advice.map(({ channel }) => channel)
  assert.ok(channels.indexOf('inquiry') > channels.indexOf('help-request'))
  assert.equal(stepOf(silent, 'inquiry')?.from, stepOf(silent, 'help-request')?.from)
  const late = assessScans({ ...ground, scans, now: on('2026-11-18'), expectedDay: '2026-11-17' })
  assert.equal(stepOf(late, 'inquiry')?.from, '2026-11-19')
  assert.equal(stepOf(late, 'help-request')?.from, '2026-11-19')
})

test('on its way, delivered, held: nothing to ask us', () => {
  assert.equal(stepAt({ scans: [arrived], expectedDay: '2026-11-25' }, '2026-11-15'), undefined)
  assert.equal(stepAt({ scans: [{ ...arrived, code: '01' }] }, '2026-11-15'), undefined)
  for (const situation of ['on-its-way', 'delivered', 'held', 'delivery-attempted'] as const) {
    assert.ok(!CHANNELS_OF[situation].includes('inquiry'), situation)
  }
})

test('what came damaged or incomplete, or did not come although it is said to have', () => {
  const scans = [{ ...arrived, code: '01' }]
  assert.ok(stepAt({ scans, report: 'damaged' }, '2026-11-15'))
  assert.ok(stepAt({ scans, report: 'missing-contents' }, '2026-11-15'))
  const early = assessScans({ ...ground, scans, report: 'not-received', now: on('2026-11-14') })
  assert.equal(stepOf(early, 'inquiry')?.from, stepOf(early, 'help-request')?.from)
})

test('a label that nobody handed over: only once it has waited for long', () => {
  const scans = [{ ...arrived, code: 'GX', at: '2026-11-13T10:00:00-06:00' }]
  assert.equal(stepAt({ scans }, '2026-11-14'), undefined)
  assert.ok(stepAt({ scans }, '2026-11-30'))
})
