import type { ParcelFacts, Scan } from '#domain/scans/scan.ts'

/** A number that a source is asked for, with what tells re-used numbers apart. */
export type AskedNumber = { trackingNumber: string; destinationZip?: string; mailedOn?: string }

/**
 * What a carrier's API said of one number. `not-covered`: it may not tell us (not our shipper's). `not-trackable`: it
 * never will. `failed`: this answer could not be read; another number's in the same call may have been.
 */
export const ANSWER_OUTCOMES = [
  'found',
  'not-scanned-yet',
  'not-covered',
  'wrong-number',
  'not-trackable',
  'other-carrier',
  'other-kind-of-number',
  'fraudulent-postage',
  'failed',
] as const

export type AnswerOutcome = (typeof ANSWER_OUTCOMES)[number]

export type SourceAnswer = {
  trackingNumber: string
  outcome: AnswerOutcome
  /** What it told of the parcel itself; empty for other outcomes than `found`. */
  facts: ParcelFacts
  /** Newest first, without facts; `sourceEventId` tells the same event in any call or webhook. */
  scans: Scan[]
  /** The source's own code and words for an outcome that is not `found`. */
  code: string | null
  message: string | null
  /** The raw answer, as it came. */
  body: unknown
}

/**
 * Why a whole call brought nothing. The first four need the operator; `told-to-wait` is a 429 or 503 with
 * `Retry-After`; `spent` means that our own budget let no call through.
 */
export const CALL_FAULTS = [
  'credentials-refused',
  'missing-scope',
  'application-not-allowed',
  'request-refused',
  'told-to-wait',
  'spent',
  'outage',
  'time-out',
  'unreadable',
] as const

export type CallFault = (typeof CALL_FAULTS)[number]

export type AskResult =
  | { ok: true; answers: SourceAnswer[] }
  | { ok: false; fault: CallFault; message: string; retryAtMs: number | null }

/** A carrier's API that is asked for the scans of numbers. Never throws for what the other side does. */
export type TrackingSource = {
  /** So many numbers go into one call. */
  batchSize: number
  ask(numbers: readonly AskedNumber[]): Promise<AskResult>
}

/** What a call is for; all of them count against one budget. */
export type CallPurpose = 'token' | 'tracking' | 'locations' | 'subscriptions'

export type CallPermit = { ok: true } | { ok: false; why: 'spent' | 'told-to-wait'; untilMs: number }

/** Which calls a source may make: one count for all servers, kept over restarts. */
export type CallBudget = {
  /** Asks for one call, which counts from then on. */
  take(purpose: CallPurpose): Promise<CallPermit>
  /** The source asked to be left alone until then (epoch milliseconds). */
  waitUntil(untilMs: number): Promise<void>
}
