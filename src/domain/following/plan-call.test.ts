import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { PHASES } from '../scans/phase.ts'
import type { Followed } from './followed.ts'
import { nextQuestion } from './next-question.ts'
import { mayCall, planCall, type Spending } from './plan-call.ts'
import { worthOfAsking } from './worth.ts'

const NOW = Date.parse('2026-11-20T18:00:00Z')
const MINUTE = 60_000
const HOUR = 60 * MINUTE

const parcel = (more: Partial<Followed> = {}): Followed => ({
  trackingNumber: '9234691234567800000171',
  addedAtMs: NOW - 48 * HOUR,
  askedAtMs: NOW - 2 * HOUR,
  notBeforeMs: NOW - HOUR,
  phase: 'in-transit',
  situation: 'on-its-way',
  latestAtMs: NOW - 10 * HOUR,
  offsetMinutes: -360,
  expectedDay: '2026-11-23',
  changesAtMs: null,
  pushedAtMs: null,
  openUntilMs: 0,
  ...more,
})

const spending = (more: Partial<Spending> = {}): Spending => ({
  callsPerHour: 60,
  lastHour: 0,
  oldestMs: null,
  lastPlannedMs: null,
  lastForPeopleMs: null,
  forNewNumbers: 0,
  waitUntilMs: 0,
  ...more,
})

const asked = (parcels: Followed[], spent: Partial<Spending> = {}) => {
  const planned = planCall(parcels, NOW, spending(spent), 35)
  return planned.kind === 'ask' ? planned.parcels.map((one) => one.trackingNumber) : planned.why
}

test('calls that nobody waits for are spread over the hour', () => {
  assert.deepEqual(planCall([parcel()], NOW, spending({ lastPlannedMs: NOW - 30_000 }), 35), {
    kind: 'wait',
    untilMs: NOW + 30_000,
    why: 'spaced',
  })
  assert.equal(asked([parcel()], { lastPlannedMs: NOW - MINUTE }).length, 1)
})

test('an open page is answered at once, in company of the parcels most worth it', () => {
  const open = parcel({ trackingNumber: 'OPEN', openUntilMs: NOW + MINUTE })
  const others = Array.from({ length: 50 }, (_, n) =>
    parcel({ trackingNumber: `P${n}`, askedAtMs: NOW - n * 10 * MINUTE }),
  )
  const batch = asked([...others, open], { lastPlannedMs: NOW - 1_000 })
  assert.equal(batch.length, 35)
  assert.equal(batch[0], 'P49')
  assert.ok(batch.includes('OPEN') && !batch.includes('P3'))
})

test('an open page whose answer is fresh causes no call', () => {
  const open = parcel({ askedAtMs: NOW - 2 * MINUTE, notBeforeMs: NOW + 28 * MINUTE, openUntilMs: NOW + MINUTE })
  assert.equal(asked([open]), 'nothing-due')
})

test('a parcel whose answer is fresh causes no call by plan, whatever it may be asked from', () => {
  assert.equal(asked([parcel({ askedAtMs: NOW - 4 * MINUTE, notBeforeMs: NOW - HOUR })]), 'nothing-due')
})

test('some calls are kept for people where people come, and new numbers get their share only', () => {
  const spent = { lastHour: 55, oldestMs: NOW - 50 * MINUTE }
  assert.equal(asked([parcel()], spent).length, 1)
  assert.equal(asked([parcel()], { ...spent, lastForPeopleMs: NOW - HOUR }), 'spent')
  assert.equal(asked([parcel({ openUntilMs: NOW + 1 })], { ...spent, lastForPeopleMs: NOW - HOUR }).length, 1)
  const unknown = parcel({ askedAtMs: null, openUntilMs: NOW + 1 })
  assert.equal(asked([unknown], { lastPlannedMs: NOW - 1, forNewNumbers: 14 }).length, 1)
  assert.equal(asked([unknown], { lastPlannedMs: NOW - 1, forNewNumbers: 15 }), 'spaced')
})

test('a crowd of numbers that somebody types in leaves most of a call to the parcels that are followed', () => {
  const crowd = Array.from({ length: 500 }, (_, n) =>
    parcel({ trackingNumber: `T${n}`, askedAtMs: null, addedAtMs: NOW - 2 * HOUR, openUntilMs: NOW - n * MINUTE }),
  )
  const ours = Array.from({ length: 100 }, (_, n) => parcel({ trackingNumber: `P${n}` }))
  const typedIn = (batch: string | string[]) => [...batch].filter((number) => number.startsWith('T')).length
  assert.equal(typedIn(asked([...crowd, ...ours])), 8)
  const open = parcel({ trackingNumber: 'TOPEN', askedAtMs: null, openUntilMs: NOW + MINUTE })
  const forNew = asked([...crowd, ...ours, open], { lastPlannedMs: NOW - 1 })
  assert.equal(typedIn(forNew), 17)
  assert.ok(forNew.includes('TOPEN'))
  // They fill the seats that nobody else needs now.
  const resting = ours.map((one) => ({ ...one, notBeforeMs: NOW + HOUR }))
  assert.equal(typedIn(asked([...crowd, ...resting])), 35)
  // What an operator follows comes first, however much it is.
  const followed = crowd.map((one) => ({ ...one, trackingNumber: `F${one.trackingNumber}`, openUntilMs: 0 }))
  assert.equal([...asked([...followed, ...ours])].filter((number) => number.startsWith('FT')).length, 35)
})

test('where a call holds one number, typed in ones get only the calls made for them', () => {
  const typed = parcel({ trackingNumber: 'T', askedAtMs: null, openUntilMs: NOW + MINUTE })
  const whose = (spent: Partial<Spending>) => {
    const planned = planCall([typed, parcel({ trackingNumber: 'P' })], NOW, spending(spent), 1)
    return planned.kind === 'ask' ? planned.parcels.map((one) => one.trackingNumber) : planned.why
  }
  assert.deepEqual(whose({}), ['T'])
  assert.deepEqual(whose({ forNewNumbers: 15 }), ['P'])
})

test('whoever asked to wait is waited for, people or not', () => {
  const open = parcel({ openUntilMs: NOW + MINUTE })
  assert.equal(asked([open], { waitUntilMs: NOW + HOUR }), 'told-to-wait')
  assert.equal(asked([open], { lastHour: 60, oldestMs: NOW - MINUTE }), 'spent')
})

test('worth grows with what an answer would change', () => {
  const worth = (more: Partial<Followed>) => worthOfAsking(parcel(more), NOW)
  const plain = worth({})
  assert.ok(worth({ askedAtMs: NOW - 3 * HOUR }) > 2 * plain)
  assert.ok(worth({ situation: 'no-updates' }) > plain)
  assert.ok(worth({ changesAtMs: NOW - HOUR }) > 2 * plain)
  assert.equal(worth({ changesAtMs: NOW - 3 * HOUR }), plain)
  assert.ok(worth({ phase: 'out-for-delivery' }) > worth({ phase: 'available-for-pickup' }))
  assert.ok(worth({ pushedAtMs: NOW - HOUR }) < plain / 5)
  assert.equal(worth({ pushedAtMs: NOW - 48 * HOUR }), plain)
  assert.ok(worth({ openUntilMs: NOW + 1 }) > 5 * plain)
  assert.ok(worth({ askedAtMs: null }) > worth({ askedAtMs: NOW - 96 * HOUR }))
})

const anyParcel = fc.record({
  trackingNumber: fc.uuid(),
  addedAtMs: fc.integer({ min: NOW - 500 * HOUR, max: NOW }),
  askedAtMs: fc.option(fc.integer({ min: NOW - 300 * HOUR, max: NOW })),
  notBeforeMs: fc.integer({ min: NOW - 10 * HOUR, max: NOW + 10 * HOUR }),
  phase: fc.constantFrom(...PHASES),
  situation: fc.constantFrom('on-its-way' as const, 'late' as const, null),
  latestAtMs: fc.option(fc.integer({ min: NOW - 900 * HOUR, max: NOW + 24 * HOUR })),
  offsetMinutes: fc.integer({ min: -720, max: 840 }),
  expectedDay: fc.constantFrom('2026-11-19', '2026-11-20', '2026-11-25', null),
  changesAtMs: fc.option(fc.integer({ min: NOW - 100 * HOUR, max: NOW + 100 * HOUR })),
  pushedAtMs: fc.option(fc.integer({ min: NOW - 100 * HOUR, max: NOW })),
  openUntilMs: fc.integer({ min: 0, max: NOW + 3 * MINUTE }),
})

const anySpending = fc.record({
  callsPerHour: fc.integer({ min: 1, max: 1_000 }),
  lastHour: fc.integer({ min: 0, max: 1_000 }),
  oldestMs: fc.option(fc.integer({ min: NOW - HOUR + 1, max: NOW })),
  lastPlannedMs: fc.option(fc.integer({ min: NOW - 100 * HOUR, max: NOW })),
  lastForPeopleMs: fc.option(fc.integer({ min: NOW - 100 * HOUR, max: NOW })),
  forNewNumbers: fc.integer({ min: 0, max: 100 }),
  waitUntilMs: fc.constantFrom(0, NOW - 1, NOW + HOUR),
})

test('a plan never spends what it may not, and always waits for a moment to come', () => {
  fc.assert(
    fc.property(fc.array(anyParcel, { maxLength: 60 }), anySpending, (parcels, spent) => {
      const planned = planCall(parcels, NOW, spent, 35)
      if (planned.kind === 'wait') {
        assert.ok(planned.untilMs > NOW, `${planned.why} until ${planned.untilMs - NOW}`)
        return
      }
      assert.ok(mayCall(spent, NOW))
      assert.ok(planned.parcels.length >= 1 && planned.parcels.length <= 35)
      assert.equal(new Set(planned.parcels).size, planned.parcels.length)
    }),
  )
})

test('worth is a number that never falls while a parcel waits', () => {
  fc.assert(
    fc.property(anyParcel, fc.integer({ min: 1, max: 600 }), (one, minutes) => {
      const still = { ...one, openUntilMs: 0, pushedAtMs: null, changesAtMs: null }
      const earlier = worthOfAsking({ ...still, askedAtMs: NOW - 20 * HOUR }, NOW)
      const later = worthOfAsking({ ...still, askedAtMs: NOW - 20 * HOUR - minutes * MINUTE }, NOW)
      assert.ok(Number.isFinite(later) && earlier >= 0 && later >= earlier - 1e-9)
    }),
    { numRuns: 1_000 },
  )
})

test('every parcel has its turn', () => {
  // One parcel that hardly ever has news among many that do: within a week it is asked about.
  const many = Array.from({ length: 300 }, (_, n) => parcel({ trackingNumber: `B${n}`, phase: 'out-for-delivery' }))
  const quiet = parcel({ trackingNumber: 'QUIET', phase: 'available-for-pickup', latestAtMs: NOW - 100 * HOUR })
  const all = [...many, quiet]
  let nowMs = NOW
  let turns = 0
  for (let call = 0; call < 7 * 24 * 6; call++, nowMs += 10 * MINUTE) {
    const planned = planCall(all, nowMs, spending({ callsPerHour: 6, lastPlannedMs: nowMs - 10 * MINUTE }), 35)
    if (planned.kind !== 'ask') continue
    for (const one of planned.parcels) {
      one.askedAtMs = nowMs
      // The others go on having news.
      if (one !== quiet) one.latestAtMs = nowMs
      else turns++
    }
  }
  assert.ok(turns >= 2, `${turns} turns`)
})

test('nobody is asked about a parcel for ever', () => {
  const found = (phase: Followed['phase'], silentHours: number) =>
    nextQuestion({ outcome: 'found', phase, latestAtMs: NOW - silentHours * HOUR }, NOW)
  assert.equal(found('out-for-delivery', 1), NOW + 10 * MINUTE)
  assert.equal(found('in-transit', 8 * 24), NOW + 2 * HOUR)
  assert.equal(found('in-transit', 61 * 24), null)
  assert.equal(found('delivered', 1), NOW + 6 * HOUR)
  assert.equal(found('delivered', 37), null)
  assert.equal(nextQuestion({ outcome: 'refused' }, NOW), null)
  assert.equal(nextQuestion({ outcome: 'failed', failures: 1 }, NOW), NOW + 5 * MINUTE)
  assert.equal(nextQuestion({ outcome: 'failed', failures: 50 }, NOW), NOW + 6 * HOUR)
  assert.equal(nextQuestion({ outcome: 'not-scanned-yet', addedAtMs: NOW - HOUR }, NOW), NOW + HOUR)
  assert.equal(nextQuestion({ outcome: 'not-scanned-yet', addedAtMs: NOW - 31 * 24 * HOUR }, NOW), null)
})
