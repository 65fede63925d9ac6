import type { Basis } from './basis.ts'
import type { Place } from './place.ts'

/** What a source told about the parcel itself, beside one of its scans. Days are `YYYY-MM-DD`. */
export type ParcelFacts = {
  mailClass?: string
  mailedOn?: string
  destinationZip?: string
  expectedDay?: string
  returnBy?: string
}

/**
 * When something happened, on the clock of its place. Plain numbers and one text, since journeys are rebuilt in the
 * hot path: rebuilding with Temporal objects took thirteen times as long.
 */
export type When = {
  /** Epoch milliseconds. Without an offset or a time of day it is an estimate that serves for ordering only. */
  atMs: number
  /** Minutes east of UTC on the place's clock; null where nobody knows the zone or there is no time of day. */
  offsetMinutes: number | null
  /** The place's own calendar day, `YYYY-MM-DD`. */
  localDay: string
  /** False where the source gave a day without a time. */
  hasTime: boolean
}

/** One event in a parcel's history, word for word as a source gave it. */
export type Scan = When & {
  trackingNumber: string
  /** The piece as the source names it; null where it names none. */
  piece: number | null
  code: string | null
  wording: string | null
  place: Place
  /** The basis as the source states it; null where it doesn't, and the scan code decides. */
  basisGiven: Basis | null
  /** Which source: `simulator`, `feed:NAME`, ... */
  source: string
  sourceEventId: string | null
  /** The `sourceEventId` that this scan corrects. */
  replaces: string | null
  facts: ParcelFacts | null
  /** When it was recorded here, epoch milliseconds. */
  recordedAtMs: number
}
