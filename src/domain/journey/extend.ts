import type { Basis } from '../scans/basis.ts'
import type { Phase } from '../scans/phase.ts'
import type { Scan } from '../scans/scan.ts'
import type { Interpretation } from '../scans/scan-code.ts'
import type { JourneyState, ScanMark } from './journey.ts'
import { compareKeys, type OrderKey, orderKey } from './order.ts'

/**
 * A physical scan within this time after "delivered" is a clock that is off or a scanner that was emptied late, not a
 * parcel that moves again (house rule).
 */
const SETTLING_MS = 24 * 3_600_000
const MOVEMENT: ReadonlySet<Phase> = new Set<Phase>(['pre-shipment', 'accepted', 'in-transit', 'out-for-delivery'])

/** The state of a parcel of which nothing is known yet. */
export function emptyState(trackingNumber: string, piece: number): JourneyState {
  return {
    trackingNumber,
    piece,
    phase: 'unknown',
    scanCount: 0,
    lastSeen: null,
    latest: null,
    accepted: null,
    ended: null,
    returning: false,
    attempts: 0,
    mailClass: null,
    mailedOn: null,
    destinationZip: null,
    returnBy: null,
    expectedDay: null,
    firstPromised: null,
    newest: null,
    hasCorrections: false,
  }
}

/** The place of a scan in the order of its parcel's scans. */
export function keyOf(scan: Scan, interpretation: Interpretation): OrderKey {
  return orderKey(scan, interpretation.phase, scan.code, scan.wording)
}

/** Whether `extendState` may take the scan: it comes after all that the state knows and corrects nothing. */
export function canExtend(state: JourneyState, scan: Scan, key: OrderKey): boolean {
  if (state.hasCorrections || scan.replaces !== null) return false
  return state.newest === null || (key.ms > state.newest.ms && compareKeys(key, state.newest) > 0)
}

/** The basis of a scan: as its source states it, else as its code says. */
export function basisOf(scan: Scan, interpretation: Interpretation): Basis {
  return scan.basisGiven ?? interpretation.basis
}

/**
 * Reads one more scan into a state, which it changes and returns. The scan must come after all scans in it.
 * `phaseOfScan` is the phase to show beside the scan.
 */
export function extendState(
  state: JourneyState,
  scan: Scan,
  interpretation: Interpretation,
  key: OrderKey,
): { state: JourneyState; phaseOfScan: Phase } {
  const basis = basisOf(scan, interpretation)
  const phase = nextPhase(state, scan, interpretation, basis)
  const phaseOfScan = interpretation.phase === 'unknown' ? 'unknown' : phase
  const mark = markOf(scan, basis, phaseOfScan)

  if (phase === 'delivered' || phase === 'returned') {
    if (state.phase !== phase || !state.ended) state.ended = mark
    state.returning = false
  } else {
    if (state.ended && phase !== state.phase) state.ended = null
    if (interpretation.phase === 'returning') state.returning = true
  }
  state.phase = phase
  state.scanCount++
  state.latest = mark
  if (basis === 'seen') state.lastSeen = mark
  if (!state.accepted && interpretation.acceptance && basis === 'seen') state.accepted = mark
  if (interpretation.attempt) state.attempts++
  state.newest = key
  if (scan.replaces !== null) state.hasCorrections = true
  takeFacts(state, scan)
  return { state, phaseOfScan }
}

function markOf(scan: Scan, basis: Basis, phase: Phase): ScanMark {
  return {
    atMs: scan.atMs,
    offsetMinutes: scan.offsetMinutes,
    localDay: scan.localDay,
    hasTime: scan.hasTime,
    code: scan.code,
    wording: scan.wording,
    basis,
    phase,
    place: scan.place,
    source: scan.source,
    recordedAtMs: scan.recordedAtMs,
  }
}

function nextPhase(state: JourneyState, scan: Scan, interpretation: Interpretation, basis: Basis): Phase {
  const said = interpretation.phase
  if (said === 'unchanged' || said === 'unknown') return state.phase
  if (state.ended) return phaseAfterTheEnd(state, scan, said, basis)
  if (state.returning) {
    if (MOVEMENT.has(said)) return 'returning'
    if (said === 'delivered') return isAtDestination(state, scan) ? 'delivered' : 'returned'
  }
  return said
}

/** Notes of the system never undo an end; a physical scan does once the clocks have settled. */
function phaseAfterTheEnd(state: JourneyState, scan: Scan, said: Phase, basis: Basis): Phase {
  if (said === 'returned' || said === 'delivered') {
    return state.phase === 'returned' && said === 'delivered' ? 'returned' : said
  }
  if (basis !== 'seen') return state.phase
  const since = scan.atMs - (state.ended?.atMs ?? scan.atMs)
  return MOVEMENT.has(said) && since < SETTLING_MS ? state.phase : said
}

/** A plain "Delivered" after a return has begun is the addressee's only where the scan says so. */
function isAtDestination(state: JourneyState, scan: Scan): boolean {
  const destination = state.destinationZip?.slice(0, 5)
  return destination !== undefined && scan.place.zip?.slice(0, 5) === destination
}

function takeFacts(state: JourneyState, scan: Scan): void {
  const facts = scan.facts
  if (!facts) return
  state.mailClass = facts.mailClass ?? state.mailClass
  state.mailedOn = facts.mailedOn ?? state.mailedOn
  state.destinationZip = facts.destinationZip ?? state.destinationZip
  state.returnBy = facts.returnBy ?? state.returnBy
  if (facts.expectedDay) {
    state.expectedDay = facts.expectedDay
    state.firstPromised ??= facts.expectedDay
  }
}
