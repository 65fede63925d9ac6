import type { Expected, Journey, JourneyScan, ScanMark } from '#domain/journey/journey.ts'
import type { Phase } from '#domain/scans/phase.ts'
import type { Text } from '#domain/text/text.ts'
import type { Carrier } from '#domain/tracking-number/carrier.ts'
import type { Reading } from '#domain/tracking-number/reading.ts'
import type { AnswerOutcome } from '../ports/tracking-source.ts'
import type { Meaning } from './meaning.ts'

/** The five answers to "where is it?"; they are never mixed up. */
export const OUTCOMES = ['found', 'not-scanned-yet', 'not-ours', 'not-a-tracking-number', 'unavailable'] as const

export type Outcome = (typeof OUTCOMES)[number]

/** Where the scans of a parcel come from. */
export type SourceOfParcel = { kind: string; simulated: boolean }

/** What we can say of one number at one moment: the same for pages, API, live streams and command line. */
export type ParcelReading = {
  outcome: Outcome
  /** What was asked for, as typed. */
  asked: string
  trackingNumber: string
  /** As people read it, in fours. */
  printed: string
  carrier: Carrier
  /** The reading of the number that the answer is about; null where there is none. */
  reading: Reading | null
  /** All readings with problems and repairs, for a number that is not valid. */
  readings: Reading[]
  piece: number | null
  earlierPieces: number[]
  mailClass: string | null
  services: string[]
  phase: Phase
  headline: Text
  lastSeen: JourneyScan | null
  latest: JourneyScan | null
  expected: Expected | null
  /** Newest first. */
  scans: JourneyScan[]
  journey: Journey | null
  /** What it means; null where nothing can be said: a text that is no number, a source that does not answer. */
  meaning: Meaning | null
  /** The moment for which all this is said, epoch milliseconds. */
  nowMs: number
  /** How old the data are: the last moment at which the source was heard, epoch milliseconds. */
  asOfMs: number
  /** The source failed since then. */
  stale: boolean
  /** Why a source tells nothing of the number, in its own terms; null where it gave no reason. */
  sourceSays: AnswerOutcome | null
  source: SourceOfParcel
}

export type { Expected, JourneyScan, ScanMark }
