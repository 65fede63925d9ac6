import type { Scan } from '../scans/scan.ts'
import type { Interpretation } from '../scans/scan-code.ts'
import { basisOf, emptyState, extendState, keyOf } from './extend.ts'
import type { Journey, JourneyScan, JourneyState } from './journey.ts'
import { compareKeys, type OrderKey } from './order.ts'

/** A number is used again when a label or acceptance comes so long after the end (house rule; UPU S10 asks for more). */
export const REUSED_AFTER_DAYS = 30
const REUSED_AFTER_MS = REUSED_AFTER_DAYS * 86_400_000

const NOT_TOLD: ReadonlyMap<Scan, number> = new Map()

export type Interpret = (scan: Scan) => Interpretation

type Read = { scan: Scan; interpretation: Interpretation; key: OrderKey }

/**
 * Reads all scans of one tracking number, in any order and with repeats, as one journey for each piece, first piece
 * first. No scans: no journeys. `told` says in which order somebody told them, which decides where times tie.
 */
export function buildJourneys(
  scans: readonly Scan[],
  interpret: Interpret,
  told: ReadonlyMap<Scan, number> = NOT_TOLD,
): Journey[] {
  const reads = scans.map((scan) => {
    const interpretation = interpret(scan)
    return { scan, interpretation, key: keyOf(scan, interpretation) }
  })
  reads.sort(
    (a, b) =>
      (a.key.ms === b.key.ms ? (told.get(a.scan) ?? 0) - (told.get(b.scan) ?? 0) : 0) ||
      compareKeys(a.key, b.key) ||
      comparePieces(a.scan, b.scan) ||
      a.scan.recordedAtMs - b.scan.recordedAtMs ||
      compareOrigins(a.scan, b.scan),
  )
  const corrected = correctedIds(scans)
  const journeys = new Map<number, Journey>()
  let current: Journey | null = null
  for (const read of withoutRepeats(reads)) {
    const piece = pieceFor(current?.state ?? null, read)
    const journey: Journey = journeys.get(piece) ?? {
      state: emptyState(read.scan.trackingNumber, piece),
      scans: [],
    }
    journeys.set(piece, journey)
    journey.scans.push(addTo(journey.state, read, corrected))
    current = journey
  }
  for (const journey of journeys.values()) journey.scans.reverse()
  return [...journeys.values()].sort((a, b) => a.state.piece - b.state.piece)
}

/** The piece whose last scan is the last of all, as `buildJourneys` orders them; null where there is no piece. */
export function newestPiece(pieces: readonly JourneyState[]): JourneyState | null {
  let newest: JourneyState | null = null
  for (const state of pieces) if (!newest || compareNewest(state, newest) > 0) newest = state
  return newest
}

function compareNewest(a: JourneyState, b: JourneyState): number {
  if (!a.newest || !b.newest) return Number(a.newest !== null) - Number(b.newest !== null)
  return compareKeys(a.newest, b.newest) || a.piece - b.piece
}

/** The piece that a scan belongs to, the newest piece being `state`: as the source says, else by the house rule. */
export function pieceFor(
  state: JourneyState | null,
  read: { scan: Scan; interpretation: Interpretation; key: OrderKey },
): number {
  if (read.scan.piece !== null) return read.scan.piece
  if (state === null) return 1
  const opens = read.interpretation.acceptance || read.interpretation.phase === 'pre-shipment'
  const since = state.ended ? read.scan.atMs - state.ended.atMs : 0
  return opens && since >= REUSED_AFTER_MS ? state.piece + 1 : state.piece
}

function addTo(state: JourneyState, read: Read, corrected: ReadonlySet<string>): JourneyScan {
  const { scan, interpretation, key } = read
  const basis = basisOf(scan, interpretation)
  if (scan.sourceEventId !== null && corrected.has(correctionId(scan.source, scan.sourceEventId))) {
    state.scanCount++
    return { scan, interpretation, basis, phase: state.phase, corrected: true }
  }
  const { phaseOfScan } = extendState(state, scan, interpretation, key)
  return { scan, interpretation, basis, phase: phaseOfScan, corrected: false }
}

/** The same event told twice, perhaps by two sources, is one scan: the one that was recorded first. */
function* withoutRepeats(reads: readonly Read[]): Generator<Read> {
  let seenAtThisTime: Read[] = []
  for (const read of reads) {
    const before = seenAtThisTime[0]
    if (before && before.key.ms !== read.key.ms) seenAtThisTime = []
    if (seenAtThisTime.some((other) => isSameEvent(other.scan, read.scan))) continue
    seenAtThisTime.push(read)
    yield read
  }
}

function isSameEvent(a: Scan, b: Scan): boolean {
  return (
    a.piece === b.piece &&
    a.replaces === b.replaces &&
    a.hasTime === b.hasTime &&
    (a.code === null || b.code === null ? a.wording === b.wording : a.code === b.code) &&
    a.place.zip === b.place.zip &&
    a.place.city === b.place.city &&
    a.place.facility === b.place.facility
  )
}

function correctedIds(scans: readonly Scan[]): Set<string> {
  const ids = new Set<string>()
  for (const scan of scans) if (scan.replaces !== null) ids.add(correctionId(scan.source, scan.replaces))
  return ids
}

function correctionId(source: string, id: string): string {
  return `${source}\n${id}`
}

/** A scan that names no piece comes last: it belongs to the piece of the scan before it. */
function comparePieces(a: Scan, b: Scan): number {
  return (a.piece ?? Number.MAX_SAFE_INTEGER) - (b.piece ?? Number.MAX_SAFE_INTEGER)
}

/** Decides where nothing else does, so that arrival never decides. */
function compareOrigins(a: Scan, b: Scan): number {
  const [first, second] = [originOf(a), originOf(b)]
  return first === second ? 0 : first < second ? -1 : 1
}

function originOf({ place, source, sourceEventId, facts }: Scan): string {
  const { zip, city, facility, state, country } = place
  return JSON.stringify([zip, city, facility, state, country, source, sourceEventId, facts])
}
