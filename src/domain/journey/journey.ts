import type { Basis } from '../scans/basis.ts'
import type { Phase } from '../scans/phase.ts'
import type { Place } from '../scans/place.ts'
import type { Scan, When } from '../scans/scan.ts'
import type { Interpretation } from '../scans/scan-code.ts'
import type { OrderKey } from './order.ts'

/** A scan as one parcel's journey reads it. */
export type JourneyScan = {
  scan: Scan
  interpretation: Interpretation
  basis: Basis
  /** The parcel's phase once this scan was known; `unknown` for a scan that nobody can read. */
  phase: Phase
  /** A later scan of the same source corrects it: shown, but no longer counted. */
  corrected: boolean
}

/** The few facts of one scan that a journey's state keeps: enough to name place and time. */
export type ScanMark = When & {
  code: string | null
  wording: string | null
  basis: Basis
  phase: Phase
  place: Place
  source: string
  recordedAtMs: number
}

/** The day on which a parcel is expected: the carrier's word, or the service standard's (our estimate). */
export type Expected = { day: string; basis: 'carrier' | 'standard'; firstPromised: string | null }

/** All that is known of a parcel from its scans, in one small record that later scans extend. JSON-safe. */
export type JourneyState = {
  trackingNumber: string
  piece: number
  phase: Phase
  scanCount: number
  /** The last scan by a person or machine. */
  lastSeen: ScanMark | null
  /** The last scan of any basis. */
  latest: ScanMark | null
  /** The first scan that put it into USPS's hands. */
  accepted: ScanMark | null
  /** The scan that ended it: delivered or returned. */
  ended: ScanMark | null
  /** A return has begun and not ended. */
  returning: boolean
  attempts: number
  mailClass: string | null
  mailedOn: string | null
  destinationZip: string | null
  returnBy: string | null
  /** The carrier's expected day as last said, and as first said. */
  expectedDay: string | null
  firstPromised: string | null
  /** Where the newest scan stands in the order: a scan behind it needs the whole journey built anew. */
  newest: OrderKey | null
  /** Corrections came in: every further scan needs the whole journey built anew. */
  hasCorrections: boolean
}

/** All scans of one parcel, read as one. */
export type Journey = { state: JourneyState /** Newest first. */; scans: JourneyScan[] }
