import type { Basis } from './basis.ts'
import type { PhaseSaid } from './phase.ts'
import type { Trait } from './traits.ts'

/** One row of the scan-code knowledge: what a code with a wording means. */
export type ScanCode = {
  /** USPS event code (`10`, `OF`, `UPU:EMI`); null for wordings whose code is not known. */
  code: string | null
  wording: string
  /** Other wordings that say the same. */
  alsoWorded?: readonly string[]
  category: string
  phase: PhaseSaid
  basis: Basis
  meaning: string
  whatToDo: string
  /** Nothing further is expected after it. */
  terminal: boolean
  /** A delivery was tried. */
  attempt: boolean
  /** USPS took the parcel over; null where sources differ. */
  acceptance: boolean | null
  /** Whether the delivery clock stops with it; null where not known. */
  stopsClock: boolean | null
  source: string
}

/** What a scan was read as. */
export type Interpretation = {
  phase: PhaseSaid
  basis: Basis
  terminal: boolean
  attempt: boolean
  acceptance: boolean
  /** How it was read: by code and wording, by code, by wording, by a pattern in the wording, or not at all. */
  readBy: 'code-and-wording' | 'code' | 'wording' | 'pattern' | 'unknown'
  /** The row that it was read with; null for an unknown scan, which is kept and shown word for word. */
  row: ScanCode | null
  /** What else its wording says, or the wording of its code where it has none. */
  traits: ReadonlySet<Trait>
}

/**
 * A family of wordings: what to make of a wording that no row has. It fits where the normalised wording holds all of
 * `has` and none of `hasNot`, and begins with one of `begins` where there are any.
 */
export type WordingFamily = {
  name: string
  begins?: readonly string[]
  has?: readonly string[]
  hasNot?: readonly string[]
  phase: PhaseSaid
  basis: Basis
  terminal: boolean
  attempt: boolean
  acceptance: boolean
}
