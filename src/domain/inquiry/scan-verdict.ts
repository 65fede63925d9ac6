import type { Basis } from '../scans/basis.ts'
import type { Phase } from '../scans/phase.ts'
import type { InquiryOutcome, InquiryReason, InquiryStatus } from './tokens.ts'

/** A scan that came after the question, as far as it may settle it. */
export type LaterScan = { atMs: number; phase: Phase; basis: Basis; corrected: boolean }

/** What later scans do to an inquiry, and by which house rule. `scan` is the place of the one that counts. */
export type ScanVerdict =
  | {
      does: 'answer'
      scan: number
      rule: 'delivery-answers' | 'return-answers'
      outcome: InquiryOutcome
      reopens: boolean
    }
  | { does: 'reopen'; scan: number; rule: 'moved-after-closing' | 'moved-after-delivery' }
  | { does: 'nothing' }

type Asked = {
  status: InquiryStatus
  reason: InquiryReason
  outcome: InquiryOutcome | null
  closedAtMs: number | null
  /** A scan answered it, and nobody contradicted since. */
  answeredByScan: boolean
}

/** Questions that a delivery settles: where is it, and will it come? */
const SETTLED_BY_DELIVERY: ReadonlySet<InquiryReason> = new Set(['no-updates', 'late', 'lost', 'unclear-status'])
/** Ends that a delivery says nothing new about. */
const NOT_OPENED_BY_DELIVERY: ReadonlySet<InquiryOutcome> = new Set(['delivered', 'withdrawn', 'merged', 'returned'])
/** Ends that stand on the parcel being gone, or there. */
const CONTRADICTED_BY_MOVEMENT: ReadonlySet<InquiryOutcome> = new Set([
  'delivered',
  'returned',
  'claim-filed',
  'search-filed',
])
const MOVING: ReadonlySet<Phase> = new Set([
  'accepted',
  'in-transit',
  'out-for-delivery',
  'delivery-attempted',
  'available-for-pickup',
  'held',
  'returning',
])

/**
 * What scans do that came in after a question, by house rule (2026-11-26): a delivery answers whoever asked where it is,
 * also after closing; a parcel that moves on although it was given up, or was said to be delivered, re-opens.
 * @param later the scans that are new to the inquiry, in any order
 * @param phase the parcel's phase with them
 */
export function judgeLaterScans(asked: Asked, later: readonly LaterScan[], phase: Phase): ScanVerdict {
  const counting = later.map((scan, index) => ({ ...scan, index })).filter((scan) => !scan.corrected)
  counting.sort((a, b) => b.atMs - a.atMs)
  const ended = counting.find((scan) => scan.phase === phase)
  if (ended && (phase === 'delivered' || phase === 'returned')) return judgeEnd(asked, phase, ended.index)
  const moved = counting.find((scan) => scan.basis === 'seen' && MOVING.has(scan.phase))
  if (!moved || !MOVING.has(phase)) return NOTHING
  if (asked.status === 'closed') {
    const isGivenUp = asked.reason === 'lost' && asked.outcome !== 'withdrawn' && asked.outcome !== 'merged'
    const isContradicted = asked.outcome !== null && CONTRADICTED_BY_MOVEMENT.has(asked.outcome)
    const isLater = asked.closedAtMs === null || moved.atMs > asked.closedAtMs
    return isLater && (isGivenUp || isContradicted)
      ? { does: 'reopen', scan: moved.index, rule: 'moved-after-closing' }
      : NOTHING
  }
  if (asked.status === 'answered' && asked.answeredByScan) {
    return { does: 'reopen', scan: moved.index, rule: 'moved-after-delivery' }
  }
  return NOTHING
}

function judgeEnd(asked: Asked, phase: 'delivered' | 'returned', scan: number): ScanVerdict {
  const reopens = asked.status === 'closed'
  if (reopens && asked.outcome !== null && NOT_OPENED_BY_DELIVERY.has(asked.outcome)) return NOTHING
  if (asked.status === 'answered' && asked.answeredByScan) return NOTHING
  if (phase === 'delivered' && SETTLED_BY_DELIVERY.has(asked.reason)) {
    return { does: 'answer', scan, rule: 'delivery-answers', outcome: 'delivered', reopens }
  }
  if (phase === 'returned' && asked.reason === 'returned') {
    return { does: 'answer', scan, rule: 'return-answers', outcome: 'returned', reopens }
  }
  return NOTHING
}

const NOTHING: ScanVerdict = { does: 'nothing' }
