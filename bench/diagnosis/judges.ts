import type { Assessment } from '#domain/advice/assess.ts'
import type { Channel } from '#domain/advice/tokens.ts'
import type { SituationName } from '#domain/diagnosis/tokens.ts'
import type { Journey } from '#domain/journey/journey.ts'
import type { Phase } from '#domain/scans/phase.ts'

/** What somebody says of a parcel on a day: a situation where he has words for it, and whether to do something. */
export type Verdict = { situation: SituationName | null; asksForHelp: boolean }

const DAY = 86_400_000
const MERE_WAITING: ReadonlySet<Channel> = new Set<Channel>(['wait', 'notifications', 'refund'])
/** To fetch a parcel, or to have it as one wished, is no alarm. */
const NO_ALARM: ReadonlySet<SituationName> = new Set<SituationName>([
  'on-its-way',
  'delivery-attempted',
  'held',
  'customs',
  'wish',
])
const WAITS_OR_ENDED: ReadonlySet<Phase> = new Set<Phase>([
  'delivery-attempted',
  'available-for-pickup',
  'held',
  'delivered',
  'returned',
])

/** The product's verdict: an alarm where a step other than waiting is open today, and waiting is not advised. */
export function productVerdict({ diagnosis, advice, circumstances }: Assessment): Verdict {
  const { situation } = diagnosis
  const open = advice.filter((step) => step.from === null || step.from <= circumstances.today)
  const waits = open.some((step) => step.channel === 'wait')
  const acts = open.some((step) => !MERE_WAITING.has(step.channel))
  return { situation, asksForHelp: acts && !waits && !NO_ALARM.has(situation) }
}

/**
 * The rule of thumb: no scan for so many days (24 hours each) = stuck, unless the parcel has ended or waits for
 * somebody. It reads phases as we do, which flatters it.
 */
export function naiveVerdict({ state }: Journey, days: number, counts: 'any' | 'seen', nowMs: number): Verdict {
  const mark = counts === 'seen' ? (state.lastSeen ?? null) : state.latest
  const sinceMs = mark?.atMs ?? state.latest?.atMs ?? nowMs
  return { situation: null, asksForHelp: !WAITS_OR_ENDED.has(state.phase) && nowMs - sinceMs >= days * DAY }
}
