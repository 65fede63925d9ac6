import type { Text } from '../text/text.ts'
import type { SituationName } from './tokens.ts'

/** Something that speaks for a diagnosis: a scan by its index (newest first), or a fact without a scan. */
export type Evidence = { scan: number | null; text: Text }

/** What one situation says of a parcel, where it holds. */
export type Finding = {
  /** `no-updates.5-postal-days`: the situation and what in it decided. */
  rule: string
  summary: Text
  evidence: Evidence[]
}

export type Diagnosis = Finding & {
  situation: SituationName
  /** The others that hold, in the same order. */
  also: SituationName[]
  /** The day on which this answer changes by itself, at the place; null where only a scan can change it. */
  changesOn: string | null
}
