import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatAt, formatInstant, parseAt, parseInstant, whenFrom, withOffset } from './at.ts'

function when(text: string) {
  const parsed = parseAt(text)
  assert.ok(parsed.ok, `${text} should be read as a time`)
  return parsed.when
}

test('a time with offset is that instant and keeps the clock of its place', () => {
  const at = when('2026-11-14T23:30:00-06:00')
  assert.equal(at.atMs, Date.UTC(2026, 10, 15, 5, 30))
  assert.equal(at.localDay, '2026-11-14')
  assert.equal(formatAt(at), '2026-11-14T23:30:00-06:00')
})

test('a day without time stays a day and is never midnight UTC', () => {
  const at = when('2026-11-17')
  assert.equal(at.hasTime, false)
  assert.equal(at.offsetMinutes, null)
  assert.notEqual(at.atMs, Date.UTC(2026, 10, 17))
  assert.equal(formatAt(at), '2026-11-17')
})

test('a local time without zone is written back without offset, and gets one when its place is known', () => {
  const at = when('2026-11-20T03:14:00')
  assert.equal(formatAt(at), '2026-11-20T03:14:00')
  const inMemphis = withOffset(at, -300)
  assert.equal(formatAt(inMemphis), '2026-11-20T03:14:00-05:00')
  assert.equal(inMemphis.atMs, Date.UTC(2026, 10, 20, 8, 14))
})

test('short forms and fractions are read', () => {
  assert.equal(formatAt(when('2026-11-20 03:14-0600')), '2026-11-20T03:14:00-06:00')
  assert.equal(formatAt(when('2026-11-20T03:14:05.25Z')), '2026-11-20T03:14:05.250+00:00')
})

test('what is no time is refused', () => {
  for (const text of [
    '',
    'yesterday',
    '2026-02-30',
    '2026-13-01',
    '2026-11-20T24:00:00Z',
    '2026-11-20T10:60Z',
    '2026-11-20T10:00+25:00',
    '2026-11-20T10:00:00 EST',
    '2026-11-20x',
    '11/20/2026',
  ]) {
    assert.equal(parseAt(text).ok, false, text)
  }
})

test('an instant needs its offset', () => {
  assert.equal(parseInstant('2026-11-20T12:00:00Z'), Date.UTC(2026, 10, 20, 12))
  assert.equal(parseInstant('2026-11-20T12:00:00'), null)
  assert.equal(parseInstant('2026-11-20'), null)
  assert.equal(formatInstant(Date.UTC(2026, 10, 20, 12)), '2026-11-20T12:00:00Z')
})

test('every moment and offset survives writing, reading and storing', () => {
  const moments = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2100, 0, 1) })
  fc.assert(
    fc.property(moments, fc.option(fc.integer({ min: -900, max: 900 }), { nil: null }), (ms, offset) => {
      const at = whenFrom(ms, offset, true)
      assert.deepEqual(when(formatAt(at)), at)
    }),
  )
})
