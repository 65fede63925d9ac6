import type { SituationName } from '../diagnosis/tokens.ts'
import type { Followed } from './followed.ts'
import { newsPerHour } from './news-per-hour.ts'

const HOUR_MS = 3_600_000
/** News older than this is late in any case: what happened before adds nothing to the comparison. */
const MOST_HOURS = 96
/** A parcel of which nothing is known yet comes before all others that nobody looks at. */
const NEVER_ASKED = 1_000
const OPEN_PAGE = 8
/** The day on which the diagnosis changes has come: an answer decides whether anything is wrong. */
const DAY_OF_CHANGE = 3
/** Any scan of a parcel in such a situation changes what is to be done. */
const ANY_SCAN_DECIDES: ReadonlySet<SituationName> = new Set<SituationName>([
  'not-with-usps-yet',
  'no-updates',
  'late',
  'probably-lost',
  'unclear-status',
  'delivery-attempted',
  'held',
  'customs',
])
const DECIDES = 2
const PUSHED = 0.1
/** A carrier that told of a parcel unasked is trusted to go on for so long. */
export const PUSH_TRUSTED_MS = 36 * HOUR_MS

/**
 * How much it is worth to ask about a parcel now: the hours of lateness that news of it has gathered since the last
 * question, as far as news is to be expected, weighed by who waits for it. Asking for the highest worth each time keeps
 * the sum of all lateness small (the index rule of Whittle for such a queue; news at a constant rate r gives r·age²/2).
 */
export function worthOfAsking(parcel: Followed, nowMs: number): number {
  if (parcel.askedAtMs === null) return NEVER_ASKED * weightOf(parcel, nowMs) + hoursBetween(parcel.addedAtMs, nowMs)
  const age = Math.min(MOST_HOURS, hoursBetween(parcel.askedAtMs, nowMs))
  const newsAt = newsPerHour(parcel)
  let worth = 0
  // The rate follows the clock: summed by the hours before now, so that more hours never make less of it.
  for (let hour = 0; hour < age; hour++) {
    const width = Math.min(1, age - hour)
    const lateness = age - hour - width / 2
    worth += newsAt(nowMs - (hour + 0.5) * HOUR_MS) * lateness * width
  }
  return worth * weightOf(parcel, nowMs)
}

function weightOf(parcel: Followed, nowMs: number): number {
  const { openUntilMs, changesAtMs, askedAtMs, pushedAtMs, situation, phase } = parcel
  let weight = openUntilMs > nowMs ? OPEN_PAGE : 1
  if (situation !== null && (phase === 'out-for-delivery' || ANY_SCAN_DECIDES.has(situation))) weight *= DECIDES
  if (changesAtMs !== null && nowMs >= changesAtMs && (askedAtMs ?? 0) < changesAtMs) weight *= DAY_OF_CHANGE
  if (pushedAtMs !== null && nowMs - pushedAtMs < PUSH_TRUSTED_MS) weight *= PUSHED
  return weight
}

function hoursBetween(fromMs: number, untilMs: number): number {
  return Math.max(0, untilMs - fromMs) / HOUR_MS
}
