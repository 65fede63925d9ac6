import type { Place } from '#domain/scans/place.ts'

/** The moment now, epoch milliseconds. */
export type Clock = () => number

/** What a source says of a number that has no scan yet. */
export type NumberStanding = 'known' | 'unknown' | 'failed'

/** A source of scans that can be asked whether it knows a number. Scans themselves come in through `record-scans`. */
export type NumberSource = {
  kind: string
  simulated: boolean
  standing(trackingNumber: string): Promise<NumberStanding>
}

/** Somebody who wants to hear of changed parcels. */
export type ChangeListener = (trackingNumber: string) => void

/** Tells which parcels changed, wherever the change was made. */
export type ChangeFeed = {
  /** Calls `listener` after each committed change of one of the numbers. Returns the way to stop. */
  listen(trackingNumbers: string[], listener: ChangeListener): () => void
}

export type Log = {
  info(details: object, message: string): void
  warn(details: object, message: string): void
  error(details: object, message: string): void
}

/** What a pasted text says of a parcel itself. Days are `YYYY-MM-DD`. */
export type PastedFacts = {
  mailClass?: string
  expectedDay?: string
  returnBy?: string
  destinationZip?: string
  mailedOn?: string
}

/** A history that somebody pasted, as far as it could be read. */
export type PastedHistory = {
  /** As `POST /v1/scans` takes them, each parcel's newest first. `trackingNumber` is the number that they stand under. */
  scans: { wording: string; at: string; place: Place; trackingNumber: string | null }[]
  facts: PastedFacts
  /** The facts of each parcel, where the text tells of several; else empty. */
  factsByNumber: Record<string, PastedFacts>
  trackingNumbers: string[]
  /** What could not be read; lines count from 1. */
  unread: { line: number; text: string }[]
  /** The shape recognised. */
  readAs:
    | 'usps-page'
    | 'date-first'
    | 'place-first'
    | 'one-line-each'
    | 'table'
    | 'email'
    | 'text-message'
    | 'sentences'
    | 'json'
    | 'xml'
    | 'nothing'
}

/** Reads a pasted text at a moment (epoch milliseconds), which dates without a year need. */
export type HistoryReader = (text: string, nowMs: number) => PastedHistory
