import { ASSUMED_OFFSET_MINUTES } from '../scans/at.ts'
import { PHASES, type Phase, type PhaseSaid } from '../scans/phase.ts'
import type { When } from '../scans/scan.ts'

const HALF_DAY_MS = 43_200_000
const RANK = new Map<PhaseSaid, number>(PHASES.map((phase, index) => [phase, index]))
const OPENING: ReadonlySet<PhaseSaid> = new Set<Phase>(['pre-shipment', 'accepted'])

/** Where a scan stands among the scans of its parcel. */
export type OrderKey = { ms: number; rank: number; code: string; wording: string }

/**
 * A day without time opens its day when it tells of a label or of acceptance, and closes it otherwise: a note such as
 * "Arriving Late" comes after what was scanned that day.
 */
export function orderKey(when: When, phase: PhaseSaid, code: string | null, wording: string | null): OrderKey {
  const shift = when.hasTime ? 0 : OPENING.has(phase) ? -HALF_DAY_MS : HALF_DAY_MS - 1000
  return { ms: when.atMs + shift, rank: RANK.get(phase) ?? PHASES.length, code: code ?? '', wording: wording ?? '' }
}

/** Total order: time, then the order of a normal life, then code and wording, so that arrival never decides. */
export function compareKeys(a: OrderKey, b: OrderKey): number {
  if (a.ms !== b.ms) return a.ms - b.ms
  if (a.rank !== b.rank) return a.rank - b.rank
  if (a.code !== b.code) return a.code < b.code ? -1 : 1
  return a.wording === b.wording ? 0 : a.wording < b.wording ? -1 : 1
}

/** Minutes east of UTC by which a scan's day is counted, where its own zone is not known. */
export function countingOffset(when: When): number {
  return when.offsetMinutes ?? ASSUMED_OFFSET_MINUTES
}
