import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SituationName } from '#domain/diagnosis/tokens.ts'
import { loadKnowledge } from '#knowledge/knowledge.ts'
import type { TruthLine } from '#sources/simulator/plan.ts'
import type { Trouble } from '#sources/simulator/rates.ts'
import type { Verdict } from './judges.ts'
import { isRight, Score } from './score.ts'
import { storyOf, truthAt } from './truth.ts'

const { calendar } = loadKnowledge()
const place = {}
/** Noon in Memphis; November 2 is a Monday, and the 11th a holiday. */
const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T12:00:00-06:00`
const noon = (day: number) => Date.parse(at(day))

/** A hand-made parcel: mailed on the 2nd, promised for the 5th. */
function parcel(trouble: Trouble, states: [day: number, state: string][], since?: number) {
  const truth: TruthLine[] = states.map(([day, state]) => ({
    trackingNumber: 'T',
    at: at(day),
    place,
    state,
    trouble,
    ...(since ? { troubleSince: at(since) } : {}),
  }))
  const scan = {
    trackingNumber: 'T',
    wording: '',
    at: at(2),
    place,
    sourceEventId: '1',
    mailClass: '',
    destinationZip: '',
  }
  return storyOf({ trouble, truth, tellings: [{ tellAtMs: noon(2), scan: { ...scan, expectedDay: '2026-11-05' } }] })
}

const label: [number, string] = [1, 'with-the-sender']
const healthy = parcel('none', [label, [2, 'accepted'], [3, 'in-transit'], [6, 'delivered']])
const lost = parcel('lost', [label, [2, 'accepted'], [3, 'in-transit']], 3)
const stuck = parcel('stuck', [label, [2, 'accepted'], [3, 'in-transit'], [12, 'in-transit'], [13, 'delivered']], 3)
const delayed = parcel('delay', [label, [2, 'accepted'], [3, 'in-transit'], [7, 'delivered']], 3)

const say = (situation: SituationName, asksForHelp = false): Verdict => ({ situation, asksForHelp })
const truthOn = (story: typeof healthy, day: number) => truthAt(story, noon(day), '2026-11-05', calendar)
const right = (story: typeof healthy, day: number, verdict: Verdict) => isRight(verdict, truthOn(story, day))

test('a healthy parcel is on its way, then delivered, and asking for help about it is wrong', () => {
  assert.ok(right(healthy, 4, say('on-its-way')))
  assert.ok(!right(healthy, 4, say('late', true)))
  assert.ok(right(healthy, 7, say('delivered')))
  assert.ok(!right(healthy, 7, say('on-its-way')))
})

test('a lost parcel may be on its way at first, needs help from the second day after its promise, and is lost in the end', () => {
  assert.ok(right(lost, 5, say('on-its-way')))
  assert.ok(right(lost, 5, say('no-updates', true)), 'early is no fault')
  assert.ok(!right(lost, 7, say('late')), 'help is due')
  assert.ok(right(lost, 7, say('late', true)))
  assert.ok(!right(lost, 23, say('no-updates', true)))
  assert.ok(right(lost, 23, say('probably-lost', true)))
})

test('help for a stuck parcel is right until it moves, for a delayed one once its day is over', () => {
  assert.ok(right(stuck, 11, say('no-updates', true)))
  assert.ok(!right(stuck, 11, say('probably-lost', true)))
  assert.equal(truthOn(stuck, 12).isHelpRight, false)
  assert.equal(truthOn(delayed, 5).isHelpRight, false)
  assert.equal(truthOn(delayed, 6).isHelpRight, true)
  assert.equal(truthOn(delayed, 6).isHelpDue, false)
  assert.ok(right(delayed, 6, say('late')))
})

test('a parcel of which only its sender knows', () => {
  const never = parcel('never-handed-over', [label], 1)
  assert.ok(right(never, 3, say('not-with-usps-yet')))
  assert.ok(!right(never, 9, say('not-with-usps-yet')))
  assert.ok(right(never, 9, say('not-with-usps-yet', true)))
})

function scoreOf(...judged: [typeof healthy, Record<number, Verdict>][]): Score {
  const score = new Score()
  for (const [story, verdicts] of judged) {
    const days = Object.entries(verdicts).map(([day, verdict]) => ({
      atMs: noon(Number(day)),
      verdict,
      truth: truthOn(story, Number(day)),
    }))
    score.add(story, days)
  }
  return score
}

test('an alarm counts once for all its days, again when it comes again, and as false where it outlasts the trouble', () => {
  const alarm = say('late', true)
  const calm = say('on-its-way')
  const score = scoreOf(
    [healthy, { 2: calm, 3: alarm, 4: alarm, 5: calm, 7: alarm }],
    [stuck, { 11: alarm, 12: alarm }],
  )
  assert.deepEqual([score.falseAlarms, score.falseOnTheWay, score.falseDays], [3, 3, 4])
  assert.equal(score.openDays, 6)
  assert.equal(score.situations.get('late')?.falseAlarms, 3)
})

test('found, missed, and the days that it took', () => {
  const alarm = say('no-updates', true)
  const score = scoreOf(
    [lost, { 5: say('on-its-way'), 7: alarm, 9: alarm }],
    [stuck, { 5: say('on-its-way'), 11: say('on-its-way'), 12: alarm }],
    [delayed, { 5: say('on-its-way') }],
  )
  assert.deepEqual(score.silent, { parcels: 2, recall: 0.5, median: 4, mean: 4 })
  assert.equal(score.troubles.has('delay'), false, 'nobody looked while it was late')
  assert.deepEqual(score.situations.get('no-updates')?.found, [4])
})

test('ages count from the hand-over; days after the end count for all parcels, not for open ones', () => {
  const score = scoreOf([healthy, { 1: say('not-with-usps-yet'), 3: say('on-its-way'), 7: say('no-updates', true) }])
  assert.deepEqual(score.ages.get(-1), { all: 1, right: 1, open: 1, openRight: 1 })
  assert.deepEqual(score.ages.get(1), { all: 1, right: 1, open: 1, openRight: 1 })
  assert.deepEqual(score.ages.get(5), { all: 1, right: 0, open: 0, openRight: 0 })
})
