import type { InquiryEvent } from '../inquiry.ts'
import type { InquiryReason, InquiryStatus, Priority } from '../tokens.ts'
import type { BusinessClock } from './business-hours.ts'
import { type EscalationStep, levelFor, PROMISES, type Promised, type ServiceLevels } from './service-levels.ts'

/** How much of the time for one promise is used up. Moments are epoch milliseconds. */
export type StopWatch = {
  startedAtMs: number
  /** Business minutes that were used until `sinceMs`, or in all where it stands still. */
  used: number
  /** It has been running since; null where it stands still. */
  sinceMs: number | null
  /** When the promise was kept, well or late; null where it is open. */
  metAtMs: number | null
  /** The greatest share of the time, in percent, of which somebody was told. */
  toldPercent: number
}

/**
 * The clocks of one inquiry: what its events make of them, and nothing else. Small and JSON-safe, so that it is kept
 * beside the inquiry and each event extends it.
 */
export type InquiryClock = {
  status: InquiryStatus
  reason: InquiryReason
  /** Without what an escalation made of it: an inquiry that is late does not get less time for that. */
  priority: Priority
  watches: Partial<Record<Promised, StopWatch>>
  /** What was owed before each of the last replies, the oldest first: any of them may be taken back. */
  beforeReplies: BeforeReply[]
}

type BeforeReply = { message: number | null; owed: Partial<Record<Answer, StopWatch>> }

/** The promises that a reply keeps. */
const ANSWERS = ['first-answer', 'next-answer'] as const

type Answer = (typeof ANSWERS)[number]

/** More replies than anybody writes in the time in which they can be taken back. */
const MOST_TAKEN_BACK = 5

/** An event as far as clocks look at it. */
export type ClockEvent = Pick<InquiryEvent, 'kind' | 'atMs' | 'byKind' | 'data'>

/**
 * The clocks after one more event. The rules:
 *
 * - The first answer is owed from the opening on, whatever the status says meanwhile: before somebody answered, nobody
 *   can be waiting for the customer. An agent who opens one for somebody on the phone has answered.
 * - A next answer is owed from the first message on that nobody answered, as it is where the customer opens an inquiry
 *   again, or an answer did not get through. It stands still while we wait for the customer.
 * - Both are given by a reply, and by the status `answered` or `closed`: a scan answers, or a call did.
 * - The resolution is owed from the opening on. It stands still while we wait for the customer and while the inquiry is
 *   answered, and goes on where it is re-opened.
 * - Snoozing stops nothing: it clears an agent's queue, and the customer waits all the same.
 * - Whoever waited for an answer to an inquiry that is merged into this one waits for it here, since then.
 */
export function afterEvent(
  business: BusinessClock,
  before: InquiryClock | null,
  event: ClockEvent,
): InquiryClock | null {
  const { kind, atMs, data } = event
  if (kind === 'opened') return openedClock(event)
  if (!before) return null
  const clock: InquiryClock = {
    ...before,
    status: data.set?.status ?? before.status,
    reason: data.set?.reason ?? before.reason,
    priority: kind === 'escalated' ? before.priority : (data.set?.priority ?? before.priority),
    watches: { ...before.watches },
  }
  if (kind === 'message-taken-back') takeBack(clock, messageOf(event))
  if (kind === 'message-sent') {
    const { resolution: _, ...owed } = before.watches
    clock.beforeReplies = [...before.beforeReplies, { message: messageOf(event), owed }].slice(-MOST_TAKEN_BACK)
    for (const promised of ANSWERS) keep(business, clock, promised, atMs)
  }
  if (kind === 'message-received' || isTurnedBack(event)) oweAnswer(clock, atMs)
  if (kind === 'merged' && typeof data.owedSinceMs === 'number') oweAnswer(clock, data.owedSinceMs)
  if (kind === 'escalated') noteTold(clock, data)
  turn(business, clock, event)
  return clock
}

/** The clocks as all events of an inquiry, the oldest first, make them; null without an opening. */
export function clockOf(business: BusinessClock, events: readonly ClockEvent[]): InquiryClock | null {
  let clock: InquiryClock | null = null
  for (const event of events) clock = afterEvent(business, clock, event)
  return clock
}

function openedClock({ atMs, byKind, data }: ClockEvent): InquiryClock | null {
  const { status, reason, priority, origin } = data.set ?? {}
  if (!status || !reason || !priority) return null
  const first = newWatch(atMs)
  const isAnswered = byKind === 'agent' && origin === 'phone'
  return {
    status,
    reason,
    priority,
    watches: {
      'first-answer': isAnswered ? { ...first, sinceMs: null, metAtMs: atMs } : first,
      resolution: newWatch(atMs),
    },
    beforeReplies: [],
  }
}

/** The answer that somebody waits for; null where nobody does. */
export function owedAnswer({ watches }: InquiryClock): StopWatch | null {
  const owed = ANSWERS.map((promised) => watches[promised]).find((watch) => watch?.metAtMs === null)
  return owed ?? null
}

/** Without a word: the customer opened it again, or the mail with our answer came back. */
function isTurnedBack({ kind, byKind, data }: ClockEvent): boolean {
  return data.set?.status === 'open' && kind !== 'opened' && (byKind === 'customer' || kind === 'mail-failed')
}

/** Somebody wrote; what was owed before stays as it is. */
function oweAnswer(clock: InquiryClock, sinceMs: number): void {
  clock.beforeReplies = []
  if (owedAnswer(clock) === null) clock.watches['next-answer'] = newWatch(sinceMs)
}

function messageOf({ data }: ClockEvent): number | null {
  return typeof data.message === 'number' ? data.message : null
}

/** A reply that is taken back was none: where another followed it, that one came after what was before both. */
function takeBack(clock: InquiryClock, message: number | null): void {
  const replies = clock.beforeReplies
  const place = replies.findLastIndex((one) => one.message === message)
  const taken = replies[place]
  if (!taken) return
  const next = replies[place + 1]
  if (next) clock.beforeReplies = replies.toSpliced(place, 2, { ...next, owed: taken.owed })
  else {
    clock.beforeReplies = replies.slice(0, place)
    clock.watches = { ...clock.watches, ...taken.owed }
  }
}

function newWatch(atMs: number): StopWatch {
  return { startedAtMs: atMs, used: 0, sinceMs: atMs, metAtMs: null, toldPercent: 0 }
}

/** Events by which somebody waits for an answer: the one after them says that it is our turn. */
const ASKING: ReadonlySet<InquiryEvent['kind']> = new Set(['message-received', 'merged'])

/** Starts, stops and ends what the status says. */
function turn(business: BusinessClock, clock: InquiryClock, { kind, atMs }: ClockEvent): void {
  const { status } = clock
  const isOver = status === 'answered' || status === 'closed'
  if (isOver && !ASKING.has(kind)) for (const promised of ANSWERS) keep(business, clock, promised, atMs)
  run(business, clock, 'next-answer', status === 'open', atMs)
  const { resolution } = clock.watches
  if (status === 'closed') keep(business, clock, 'resolution', atMs)
  else if (resolution && resolution.metAtMs !== null) clock.watches.resolution = { ...resolution, metAtMs: null }
  run(business, clock, 'resolution', status === 'open', atMs)
}

/** Ends a promise that is open. */
function keep(business: BusinessClock, clock: InquiryClock, promised: Promised, atMs: number): void {
  const watch = clock.watches[promised]
  if (!watch || watch.metAtMs !== null) return
  clock.watches[promised] = { ...stopped(business, watch, atMs), metAtMs: atMs }
}

/** Lets an open promise run or stand still. */
function run(business: BusinessClock, clock: InquiryClock, promised: Promised, runs: boolean, atMs: number): void {
  const watch = clock.watches[promised]
  if (!watch || watch.metAtMs !== null || runs === (watch.sinceMs !== null)) return
  clock.watches[promised] = runs ? { ...watch, sinceMs: atMs } : stopped(business, watch, atMs)
}

function stopped(business: BusinessClock, watch: StopWatch, atMs: number): StopWatch {
  if (watch.sinceMs === null) return watch
  return { ...watch, used: watch.used + business.minutesBetween(watch.sinceMs, atMs), sinceMs: null }
}

function noteTold(clock: InquiryClock, data: Record<string, unknown>): void {
  const promised = PROMISES.find((one) => one === data.promised)
  const watch = promised && clock.watches[promised]
  if (!watch || typeof data.percent !== 'number' || watch.startedAtMs !== data.startedAtMs) return
  clock.watches[promised] = { ...watch, toldPercent: Math.max(watch.toldPercent, data.percent) }
}

export type PromiseDue = { promised: Promised; atMs: number }

/** What is owed next; null where nothing is running. */
export function nextDue(levels: ServiceLevels, clock: InquiryClock): PromiseDue | null {
  return earliest(
    openWatches(levels, clock).map(({ promised, minutes, watch }) => shareAt(levels, promised, watch, minutes)),
  )
}

/** A step of warning: `atMs` is when so many percent of the time are used up, `dueAtMs` when all of it is. */
export type StepDue = PromiseDue & {
  percent: number
  kind: 'warning' | 'escalation'
  raises: boolean
  startedAtMs: number
  dueAtMs: number
}

/** The next step of warning of which nobody was told; null where there is none to come. */
export function nextStep(levels: ServiceLevels, clock: InquiryClock): StepDue | null {
  const steps = openWatches(levels, clock).flatMap((open) => {
    const step = levels.steps.find(({ percent }) => percent > open.watch.toldPercent)
    return step ? [stepDue(levels, open, step)] : []
  })
  return earliest(steps)
}

/**
 * The steps of which somebody is to be told now, one for each promise: where several were passed since anybody looked,
 * the last one stands for all.
 */
export function dueSteps(levels: ServiceLevels, clock: InquiryClock, nowMs: number): StepDue[] {
  return openWatches(levels, clock).flatMap((open) => {
    const passed = levels.steps
      .filter(({ percent }) => percent > open.watch.toldPercent)
      .map((step) => stepDue(levels, open, step))
      .filter(({ atMs }) => atMs <= nowMs)
    const last = passed.at(-1)
    if (!last) return []
    const isEscalation = passed.some(({ kind }) => kind === 'escalation')
    return [{ ...last, kind: isEscalation ? 'escalation' : 'warning', raises: passed.some(({ raises }) => raises) }]
  })
}

function stepDue(levels: ServiceLevels, { promised, minutes, watch }: OpenWatch, step: EscalationStep): StepDue {
  return {
    ...step,
    ...shareAt(levels, promised, watch, (minutes * step.percent) / 100),
    startedAtMs: watch.startedAtMs,
    dueAtMs: shareAt(levels, promised, watch, minutes).atMs,
  }
}

/** How a promise stands. `paused`: its time stands still while it is not our turn. */
export const PROMISE_STATES = ['kept', 'kept-late', 'running', 'late', 'paused'] as const

export type PromiseState = {
  promised: Promised
  state: (typeof PROMISE_STATES)[number]
  /** When it was kept, or is due; null while it is paused. */
  atMs: number | null
}

/** How each promise stands that was made. */
export function promiseStates(levels: ServiceLevels, clock: InquiryClock, nowMs: number): PromiseState[] {
  const { minutes } = levelFor(levels.levels, clock)
  return PROMISES.flatMap((promised): PromiseState[] => {
    const watch = clock.watches[promised]
    if (!watch) return []
    const isLate = isKept(levels, clock, promised, nowMs) === false
    if (watch.metAtMs !== null) return [{ promised, state: isLate ? 'kept-late' : 'kept', atMs: watch.metAtMs }]
    if (watch.sinceMs === null) return [{ promised, state: isLate ? 'late' : 'paused', atMs: null }]
    const { atMs } = shareAt(levels, promised, { ...watch, sinceMs: watch.sinceMs }, minutes[promised])
    return [{ promised, state: isLate ? 'late' : 'running', atMs }]
  })
}

/** Whether a promise was or is kept in time; null where it was never made, or is open and not late yet. */
export function isKept(levels: ServiceLevels, clock: InquiryClock, promised: Promised, nowMs: number): boolean | null {
  const watch = clock.watches[promised]
  if (!watch) return null
  const { used } = watch.sinceMs === null ? watch : stopped(levels.business, watch, nowMs)
  if (used > levelFor(levels.levels, clock).minutes[promised]) return false
  return watch.metAtMs === null ? null : true
}

type OpenWatch = { promised: Promised; minutes: number; watch: StopWatch & { sinceMs: number } }

function openWatches(levels: ServiceLevels, clock: InquiryClock): OpenWatch[] {
  const { minutes } = levelFor(levels.levels, clock)
  return PROMISES.flatMap((promised) => {
    const watch = clock.watches[promised]
    if (!watch || watch.sinceMs === null || watch.metAtMs !== null) return []
    return [{ promised, minutes: minutes[promised], watch: { ...watch, sinceMs: watch.sinceMs } }]
  })
}

/** When so many minutes of a promise are used up; where they were before it last went on, then. */
function shareAt(levels: ServiceLevels, promised: Promised, watch: OpenWatch['watch'], minutes: number): PromiseDue {
  return { promised, atMs: levels.business.dueAt(watch.sinceMs, minutes - watch.used) }
}

function earliest<T extends { atMs: number }>(all: readonly T[]): T | null {
  return all.reduce<T | null>((first, one) => (first && first.atMs <= one.atMs ? first : one), null)
}
