import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { loadKnowledge } from '../../../knowledge/knowledge.ts'
import { WEEKDAYS } from '../../opening-hours/opening-hours.ts'
import type { ReplayedFields } from '../inquiry.ts'
import type { InquiryEventKind, InquiryStatus } from '../tokens.ts'
import { businessClock } from './business-hours.ts'
import {
  afterEvent,
  type ClockEvent,
  clockOf,
  dueSteps,
  isKept,
  nextDue,
  nextStep,
  promiseStates,
} from './inquiry-clock.ts'
import { levelFor, type ServiceLevels } from './service-levels.ts'

const { calendar } = loadKnowledge()

/** Day and night, so that the times below can be read off; business hours have tests of their own. */
const LEVELS: ServiceLevels = {
  edition: 'of-this-test',
  zone: 'America/New_York',
  levels: [
    {
      id: 'damaged-urgent',
      reasons: ['damaged'],
      priorities: ['urgent'],
      minutes: { 'first-answer': 30, 'next-answer': 60, resolution: 600 },
    },
    {
      id: 'all',
      reasons: null,
      priorities: null,
      minutes: { 'first-answer': 100, 'next-answer': 200, resolution: 1_000 },
    },
  ],
  steps: [
    { percent: 75, kind: 'warning', raises: false },
    { percent: 100, kind: 'escalation', raises: true },
  ],
  business: businessClock({
    zone: 'America/New_York',
    calendar,
    opening: { hours: [{ days: WEEKDAYS, opens: '00:00', closes: '24:00' }], closedOnHolidays: false },
  }),
}

/** An event so many minutes after the opening. */
function event(
  minute: number,
  kind: InquiryEventKind,
  set: Partial<ReplayedFields> = {},
  more: { byKind?: ClockEvent['byKind'] } & Record<string, unknown> = {},
): ClockEvent {
  const { byKind = 'agent', ...data } = more
  return { kind, atMs: minute * 60_000, byKind, data: { ...data, set } }
}

const OPENED = event(
  0,
  'opened',
  { status: 'open', reason: 'late', priority: 'normal', origin: 'web' },
  { byKind: 'customer' },
)
const clock = (...events: ClockEvent[]) => clockOf(LEVELS.business, [OPENED, ...events]) ?? assert.fail()
const due = (...events: ClockEvent[]) => {
  const next = nextDue(LEVELS, clock(...events))
  return next && [next.promised, next.atMs / 60_000]
}
const sent = (minute: number) => event(minute, 'message-sent')
const status = (minute: number, to: InquiryStatus) => event(minute, 'status-changed', { status: to })
const received = (minute: number) => event(minute, 'message-received', { status: 'open' }, { byKind: 'customer' })

test('the first answer is due first, and is given by a reply', () => {
  assert.deepEqual(due(), ['first-answer', 100])
  assert.deepEqual(due(sent(40)), ['resolution', 1_000])
  assert.equal(clock(sent(40)).watches['first-answer']?.metAtMs, 40 * 60_000)
  assert.equal(isKept(LEVELS, clock(sent(100)), 'first-answer', 1e9), true)
  assert.equal(isKept(LEVELS, clock(sent(101)), 'first-answer', 1e9), false)
  assert.equal(isKept(LEVELS, clock(), 'first-answer', 100 * 60_000), null)
  assert.equal(isKept(LEVELS, clock(), 'first-answer', 101 * 60_000), false)
})

test('before somebody answered, nobody waits for the customer', () => {
  assert.deepEqual(due(status(10, 'waiting')), ['first-answer', 100])
  assert.deepEqual(due(received(50)), ['first-answer', 100])
})

test('on the phone the first answer is given at once; an inquiry split off has none yet', () => {
  const set = { status: 'open', reason: 'late', priority: 'normal' } as const
  const phone = clockOf(LEVELS.business, [event(0, 'opened', { ...set, origin: 'phone' })]) ?? assert.fail()
  assert.deepEqual(nextDue(LEVELS, phone), { promised: 'resolution', atMs: 1_000 * 60_000 })
  const split = clockOf(LEVELS.business, [event(0, 'opened', { ...set, origin: 'web' })]) ?? assert.fail()
  assert.equal(nextDue(LEVELS, split)?.promised, 'first-answer')
})

test('a next answer is due from the first message that nobody answered', () => {
  const asked = [sent(40), status(40, 'waiting'), received(300), received(350)]
  assert.deepEqual(due(...asked), ['next-answer', 500])
  assert.equal(due(...asked, sent(400), status(400, 'waiting')), null)
  assert.deepEqual(due(...asked, sent(400), received(450)), ['next-answer', 650])
})

test('a message to an answered inquiry is owed an answer, whether it turns the status itself or the next event does', () => {
  const answered = [sent(40), status(40, 'answered')]
  assert.deepEqual(due(...answered, received(300)), ['next-answer', 500])
  assert.deepEqual(due(...answered, event(300, 'message-received'), status(300, 'open')), ['next-answer', 500])
})

test('whoever opens it again, or never got our answer, is owed one from then on', () => {
  const answered = [sent(40), status(40, 'answered')]
  const reopened = event(300, 'reopened', { status: 'open' }, { byKind: 'customer' })
  assert.deepEqual(due(...answered, reopened), ['next-answer', 500])
  const failed = event(300, 'mail-failed', { status: 'open' }, { byKind: 'system' })
  assert.deepEqual(due(...answered, failed), ['next-answer', 500])
  assert.deepEqual(due(sent(40), event(300, 'mail-failed', {}, { byKind: 'system' })), ['resolution', 1_000])
})

test('the resolution stands still while we wait, and while it is answered', () => {
  const waited = [sent(40), status(40, 'waiting'), status(240, 'open')]
  assert.deepEqual(due(...waited), ['resolution', 1_200])
  const answered = [sent(40), status(40, 'answered'), event(500, 'reopened', { status: 'open' })]
  assert.deepEqual(due(...answered), ['resolution', 1_460])
  const over = [sent(40), event(90, 'closed', { status: 'closed' })]
  assert.equal(due(...over), null)
  assert.equal(clock(...over).watches.resolution?.metAtMs, 90 * 60_000)
  assert.deepEqual(due(...over, event(500, 'reopened', { status: 'open' })), ['resolution', 1_410])
})

test('snoozing stops nothing', () => {
  assert.deepEqual(due(event(10, 'snoozed', { snoozedUntilMs: 9e9 }), event(90, 'woken')), ['first-answer', 100])
})

test('a scan that answers keeps what was promised', () => {
  const byScan = event(60, 'answered-by-scan', { status: 'answered' }, { byKind: 'system' })
  assert.equal(due(byScan), null)
  assert.equal(isKept(LEVELS, clock(byScan), 'first-answer', 1e9), true)
})

test('a reply that is taken back was none', () => {
  const taken = [sent(40), status(40, 'answered'), event(41, 'message-taken-back', { status: 'open' })]
  assert.deepEqual(due(...taken), ['first-answer', 100])
})

test('of two replies that are taken back in any order, neither was one', () => {
  const reply = (minute: number, message: number) => event(minute, 'message-sent', { status: 'answered' }, { message })
  const back = (message: number, set: Partial<ReplayedFields> = {}) => event(43, 'message-taken-back', set, { message })
  const two = [reply(40, 1), reply(41, 2)]
  for (const [first, last] of [
    [1, 2],
    [2, 1],
  ] as const) {
    assert.equal(due(...two, back(first)), null)
    assert.deepEqual(due(...two, back(first), back(last, { status: 'open' })), ['first-answer', 100])
  }
})

test('another reason or priority has other times from the beginning on; an escalation changes none', () => {
  assert.deepEqual(due(event(10, 'reason-changed', { reason: 'damaged', priority: 'urgent' })), ['first-answer', 30])
  const raised = event(
    10,
    'escalated',
    { priority: 'urgent' },
    { promised: 'first-answer', percent: 75, startedAtMs: 0 },
  )
  assert.deepEqual(due(event(5, 'reason-changed', { reason: 'damaged' }), raised), ['first-answer', 100])
})

test('each step is told once for each promise', () => {
  const told = (percent: number, minute: number) =>
    event(minute, 'escalated', {}, { promised: 'first-answer', percent, startedAtMs: 0 })
  const step = (...events: ClockEvent[]) => {
    const next = nextStep(LEVELS, clock(...events))
    return next && [next.promised, next.percent, next.atMs / 60_000]
  }
  assert.deepEqual(step(), ['first-answer', 75, 75])
  assert.deepEqual(step(told(75, 75)), ['first-answer', 100, 100])
  assert.deepEqual(step(told(100, 130)), ['resolution', 75, 750])
  // Told of an earlier promise: the next one begins anew.
  const later = [
    sent(40),
    received(300),
    event(450, 'escalated', {}, { promised: 'next-answer', percent: 75, startedAtMs: 0 }),
  ]
  assert.deepEqual(step(...later), ['next-answer', 75, 450])
})

test('steps that were passed unseen are told by the last of them, each promise by itself', () => {
  const steps = (minute: number, ...events: ClockEvent[]) =>
    dueSteps(LEVELS, clock(...events), minute * 60_000).map(({ promised, percent, kind, raises, dueAtMs }) => [
      promised,
      percent,
      kind,
      raises,
      dueAtMs / 60_000,
    ])
  assert.deepEqual(steps(74), [])
  assert.deepEqual(steps(75), [['first-answer', 75, 'warning', false, 100]])
  assert.deepEqual(steps(800), [
    ['first-answer', 100, 'escalation', true, 100],
    ['resolution', 75, 'warning', false, 1_000],
  ])
  const told = event(75, 'escalated', {}, { promised: 'first-answer', percent: 75, startedAtMs: 0 })
  assert.deepEqual(steps(99, told), [])
  assert.deepEqual(steps(800, event(74, 'closed', { status: 'closed' })), [])
})

test('how each promise stands', () => {
  const states = (minute: number, ...events: ClockEvent[]) =>
    promiseStates(LEVELS, clock(...events), minute * 60_000).map(({ promised, state, atMs }) => [
      promised,
      state,
      atMs === null ? null : atMs / 60_000,
    ])
  assert.deepEqual(states(100), [
    ['first-answer', 'running', 100],
    ['resolution', 'running', 1_000],
  ])
  assert.deepEqual(states(101, status(50, 'waiting')), [
    ['first-answer', 'late', 100],
    ['resolution', 'paused', null],
  ])
  assert.deepEqual(states(2_000, sent(101), received(150), sent(160), event(1_100, 'closed', { status: 'closed' })), [
    ['first-answer', 'kept-late', 101],
    ['next-answer', 'kept', 160],
    ['resolution', 'kept-late', 1_100],
  ])
})

test('whoever waited at an inquiry that is merged into this one waits here, since then', () => {
  const merged = event(90, 'merged', { status: 'open' }, { owedSinceMs: 30 * 60_000 })
  assert.deepEqual(due(sent(40), status(40, 'answered'), merged), ['next-answer', 230])
  assert.deepEqual(due(merged), ['first-answer', 100], 'what was owed here is owed sooner')
  assert.deepEqual(due(sent(40), event(90, 'merged')), ['resolution', 1_000])
})

test('a clock that was set back takes nothing off, and tells nobody again', () => {
  const back = [sent(40), received(300), status(250, 'waiting'), status(240, 'open')]
  assert.deepEqual(due(...back), ['next-answer', 440])
  const told = event(75, 'escalated', {}, { promised: 'first-answer', percent: 75, startedAtMs: 0 })
  assert.deepEqual(dueSteps(LEVELS, clock(told), 60 * 60_000), [])
})

test('nothing is made of events without an opening', () => {
  assert.equal(clockOf(LEVELS.business, [sent(4)]), null)
  assert.equal(afterEvent(LEVELS.business, null, received(3)), null)
})

const OTHERS: InquiryEventKind[] = ['note-added', 'assigned', 'snoozed', 'woken', 'tags-changed', 'file-added']
const anyEvents = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 0, max: 500 }),
      what: fc.oneof(
        fc.constantFrom<InquiryStatus>('open', 'waiting', 'answered', 'closed'),
        fc.constantFrom<InquiryEventKind>('message-sent', 'message-received', 'message-taken-back', ...OTHERS),
      ),
    }),
    { maxLength: 25 },
  )
  .map((steps) => {
    let minute = 0
    return steps.map(({ gap, what }) => {
      minute += gap
      if (what === 'message-received') return received(minute)
      if (what === 'open' || what === 'waiting' || what === 'answered' || what === 'closed') return status(minute, what)
      return event(minute, what)
    })
  })

test('no course of events brings the resolution due earlier, and pauses move it by their length', () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      let before = 1_000
      for (let count = 1; count <= events.length; count++) {
        const now = clock(...events.slice(0, count))
        const watch = now.watches.resolution ?? assert.fail()
        const minute = (events[count - 1]?.atMs ?? 0) / 60_000
        const { used } = watch
        assert.ok(used <= minute)
        if (watch.sinceMs === null) continue
        const at = LEVELS.business.dueAt(watch.sinceMs, 1_000 - used) / 60_000
        if (used < 1_000) assert.ok(at >= before, `${at} after ${before}`)
        before = used < 1_000 ? at : before
      }
    }),
  )
})

test('clocks kept and extended are those that all events make', () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      let kept = afterEvent(LEVELS.business, null, OPENED)
      for (const one of events) kept = JSON.parse(JSON.stringify(afterEvent(LEVELS.business, kept, one)))
      assert.deepEqual(kept, clock(...events))
    }),
  )
})

test('while the status says answered or closed, nothing is due', () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const now = clock(...events)
      if (now.status === 'answered' || now.status === 'closed') {
        assert.equal(nextDue(LEVELS, now), null)
        assert.equal(nextStep(LEVELS, now), null)
      } else if (now.status === 'open') assert.notEqual(nextDue(LEVELS, now), null)
    }),
  )
})

test('the first level that fits holds', () => {
  assert.equal(levelFor(LEVELS.levels, { reason: 'damaged', priority: 'urgent' }).id, 'damaged-urgent')
  assert.equal(levelFor(LEVELS.levels, { reason: 'damaged', priority: 'low' }).id, 'all')
  assert.throws(() => levelFor([], { reason: 'late', priority: 'low' }), RangeError)
})
