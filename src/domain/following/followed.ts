import type { SituationName } from '../diagnosis/tokens.ts'
import type { Phase } from '../scans/phase.ts'

/** What planning knows of a parcel that a carrier's API is asked about. Moments are epoch milliseconds. */
export type Followed = {
  trackingNumber: string
  addedAtMs: number
  /** When it was last asked about, whatever came back; null: never. */
  askedAtMs: number | null
  /** Before this moment it is not asked about for its own sake; it may ride along. */
  notBeforeMs: number
  phase: Phase
  /** What its diagnosis is; null: nothing is known yet. */
  situation: SituationName | null
  /** The last scan of any basis; null: none yet. */
  latestAtMs: number | null
  /** Minutes east of UTC on the clock where the parcel is. */
  offsetMinutes: number
  /** `YYYY-MM-DD`. */
  expectedDay: string | null
  /** The beginning of the day on which its diagnosis changes by itself, on the parcel's clock. */
  changesAtMs: number | null
  /** When the carrier last told of it unasked. */
  pushedAtMs: number | null
  /** Somebody looks at it until then. */
  openUntilMs: number
}
