import type { Phase } from '../scans/phase.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** The shortest time between two questions for a parcel's own sake, by phase: house rule. */
const LEAST_GAP_MS: Record<Phase, number> = {
  'pre-shipment': 2 * HOUR_MS,
  accepted: 30 * MINUTE_MS,
  'in-transit': 30 * MINUTE_MS,
  'out-for-delivery': 10 * MINUTE_MS,
  'delivery-attempted': 2 * HOUR_MS,
  'available-for-pickup': 3 * HOUR_MS,
  held: 3 * HOUR_MS,
  delivered: 6 * HOUR_MS,
  returning: 2 * HOUR_MS,
  returned: 12 * HOUR_MS,
  alert: 2 * HOUR_MS,
  unknown: 2 * HOUR_MS,
}

/** A delivery is sometimes taken back: so long it is looked at once more. */
const ENDED_FOR_MS = 36 * HOUR_MS
/** Nothing was heard for so long: nobody will say more. USPS keeps most records for 120 days. */
const GIVEN_UP_AFTER_MS = 60 * DAY_MS
const NOT_SCANNED_FOR_MS = 30 * DAY_MS
const FIRST_BACK_OFF_MS = 5 * MINUTE_MS
const MOST_BACK_OFF_MS = 6 * HOUR_MS

/** What came of the last question about a parcel. Moments are epoch milliseconds. */
export type LastAnswer =
  | { outcome: 'found'; phase: Phase; latestAtMs: number | null }
  | { outcome: 'not-scanned-yet'; addedAtMs: number }
  /** Failed questions in a row. */
  | { outcome: 'failed'; failures: number }
  /** It will not be told: another's parcel, a wrong number. */
  | { outcome: 'refused' }

/** When a parcel may be asked about again for its own sake (epoch milliseconds); null where that is no use any more. */
export function nextQuestion(last: LastAnswer, nowMs: number): number | null {
  switch (last.outcome) {
    case 'refused':
      return null
    case 'failed':
      return nowMs + Math.min(MOST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** Math.min(20, last.failures - 1))
    case 'not-scanned-yet': {
      const age = nowMs - last.addedAtMs
      if (age > NOT_SCANNED_FOR_MS) return null
      return nowMs + (age < DAY_MS ? HOUR_MS : age < 7 * DAY_MS ? 4 * HOUR_MS : 12 * HOUR_MS)
    }
    case 'found': {
      const silence = nowMs - (last.latestAtMs ?? nowMs)
      const ended = last.phase === 'delivered' || last.phase === 'returned'
      if (silence > (ended ? ENDED_FOR_MS : GIVEN_UP_AFTER_MS)) return null
      return nowMs + LEAST_GAP_MS[last.phase] * (silence > 7 * DAY_MS ? 4 : 1)
    }
  }
}
