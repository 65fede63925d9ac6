import type { Place } from '#domain/scans/place.ts'

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
