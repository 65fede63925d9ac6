import type { AnswerOutcome } from './tracking-source.ts'

/** What a source says of a number of which no scan is stored. `scanned`: asked, it told scans, which are stored now. */
export type NumberStanding = 'known' | 'scanned' | 'unknown' | 'failed'

/** `says`: the source's own reason, where it gave one. */
export type Standing = { standing: NumberStanding; says: AnswerOutcome | null }

/** How old is what a source told of a number (epoch milliseconds); `stale`: it failed since. */
export type Freshness = { asOfMs: number; stale: boolean }

/** A source of scans that can be asked whether it knows a number. Scans themselves come in through `record-scans`. */
export type NumberSource = {
  kind: string
  simulated: boolean
  /** What it says of each number, all asked together. */
  standings(trackingNumbers: readonly string[]): Promise<ReadonlyMap<string, Standing>>
  /** Somebody looks at these parcels now. Never waits. */
  wanted?(trackingNumbers: readonly string[]): void
  /** For the numbers that the source was asked about. */
  freshness?(trackingNumbers: readonly string[]): Promise<ReadonlyMap<string, Freshness>>
}
