import type { Deadline } from '../advice/deadlines.ts'
import type { Step } from '../advice/step.ts'
import type { Channel, DeadlineKind } from '../advice/tokens.ts'
import { daysBetween, dayText, parseDay } from '../calendar/civil-day.ts'
import type { Diagnosis } from '../diagnosis/diagnosis.ts'
import type { SituationName } from '../diagnosis/tokens.ts'
import type { Expected, JourneyState } from '../journey/journey.ts'
import type { Phase } from '../scans/phase.ts'

/**
 * All of a parcel that a watcher may be told of, at one moment. Small and JSON-safe: what was told last is kept beside the
 * watch, and compared with what is so now.
 */
export type Glance = {
  piece: number | null
  phase: Phase
  /** The moment of the last seen scan, epoch milliseconds. */
  seenAtMs: number | null
  /** The moment of the scan that ended it. */
  endedAtMs: number | null
  expectedDay: string | null
  situation: SituationName | null
  /** There is something to do now beside waiting. */
  asksForAction: boolean
  /** Those that end within days, each as `claim 2026-11-30`. */
  deadlines: string[]
}

/** What one reading tells of a parcel; null where nothing is known of it. */
export type Glimpse = {
  piece: number | null
  state: JourneyState | null
  expected: Expected | null
  assessed: { diagnosis: Diagnosis; advice: readonly Step[]; deadlines: readonly Deadline[]; today: string } | null
}

/** Waiting, following, and asking for postage back are nothing that a parcel needs now. */
const NOTHING_TO_DO: ReadonlySet<Channel> = new Set<Channel>(['wait', 'notifications', 'refund'])
const NO_TROUBLE: ReadonlySet<SituationName> = new Set<SituationName>(['on-its-way', 'customs', 'wish', 'delivered'])
/** So many days before its end a deadline is near. The parcel itself goes back; papers take longer. */
const NEAR_DAYS: Partial<Record<DeadlineKind, number>> = {
  pickup: 3,
  return: 3,
  claim: 10,
  'missing-mail-search': 3,
  appeal: 7,
  'international-inquiry': 10,
}

export function glanceOf({ piece, state, expected, assessed }: Glimpse): Glance {
  const asksForAction =
    assessed !== null && !NO_TROUBLE.has(assessed.diagnosis.situation) && asks(assessed.advice, assessed.today)
  return {
    piece,
    phase: state?.phase ?? 'unknown',
    seenAtMs: state?.lastSeen?.atMs ?? null,
    endedAtMs: state?.ended?.atMs ?? null,
    expectedDay: expected?.basis === 'carrier' ? expected.day : null,
    situation: assessed?.diagnosis.situation ?? null,
    asksForAction,
    deadlines: assessed ? nearDeadlines(assessed.deadlines, assessed.today, asksForAction) : [],
  }
}

/** The steps that are open today and more than waiting; none where waiting is advised. */
function asks(advice: readonly Step[], today: string): boolean {
  const open = advice.filter(
    ({ from, until }) => (from === null || from <= today) && (until === null || until >= today),
  )
  if (open.some(({ channel }) => channel === 'wait')) return false
  return open.some(({ channel }) => !NOTHING_TO_DO.has(channel))
}

function nearDeadlines(deadlines: readonly Deadline[], today: string, asksForAction: boolean): string[] {
  return deadlines.flatMap(({ kind, until }) => {
    const days = NEAR_DAYS[kind]
    if (days === undefined || until === null || until < today || daysBetween(today, until) > days) return []
    // Nobody needs a last day for claims of a parcel with which nothing is wrong.
    return asksForAction || kind === 'pickup' || kind === 'return' ? [`${kind} ${until}`] : []
  })
}

/** The first day after `today` on which time alone makes a deadline near; null where none comes near. */
export function nextNearDay(deadlines: readonly Deadline[], today: string): string | null {
  const days = deadlines.flatMap(({ kind, until }) => {
    const near = NEAR_DAYS[kind]
    const last = until === null ? null : parseDay(until)
    const day = near === undefined || last === null ? null : dayText(last - near)
    return day !== null && day > today ? [day] : []
  })
  return days.sort()[0] ?? null
}
