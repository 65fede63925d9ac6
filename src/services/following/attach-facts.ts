import { localDay } from '#domain/calendar/civil-day.ts'
import { buildJourneys } from '#domain/journey/build.ts'
import { ASSUMED_OFFSET_MINUTES } from '#domain/scans/at.ts'
import { interpretScan } from '#domain/scans/interpret-scan.ts'
import type { ParcelFacts, Scan } from '#domain/scans/scan.ts'
import type { ReadingContext } from '../context.ts'
import type { SourceAnswer } from '../ports/tracking-source.ts'

/** Our own record of a day that the source moved without any scan; the wordings stand in the table of scan codes. */
const EXPECTED_DAY_CHANGED = 'Expected Delivery Day Changed'
const RETURN_DAY_NAMED = 'Day of Return Named'

/**
 * The scans of an answer with what it tells of the parcel itself: on its newest scan where that is new here, else, where
 * a day changed, on a record of our own, since what is stored is never rewritten.
 */
export function attachFacts(
  ctx: Pick<ReadingContext, 'knowledge'>,
  answer: SourceAnswer,
  stored: readonly Scan[],
  nowMs: number,
): Scan[] {
  const [newest, ...others] = answer.scans
  if (!newest) return []
  const isKnown = stored.some(
    ({ source, sourceEventId }) => source === newest.source && sourceEventId === newest.sourceEventId,
  )
  if (!isKnown) return [{ ...newest, facts: hasAny(answer.facts) ? answer.facts : null }, ...others]
  const changed = changedDays(ctx, answer.facts, stored)
  return changed ? [recordOf(changed, newest, nowMs), ...answer.scans] : [...answer.scans]
}

function hasAny(facts: ParcelFacts): boolean {
  return Object.values(facts).some((value) => value !== undefined)
}

type Changed = { facts: ParcelFacts; before: string; wording: string }

/** The days that the source names now and that our journey doesn't know; null where there is none. */
function changedDays(
  { knowledge }: Pick<ReadingContext, 'knowledge'>,
  { expectedDay, returnBy }: ParcelFacts,
  stored: readonly Scan[],
): Changed | null {
  const state = buildJourneys(stored, (scan) => interpretScan(knowledge.scanTable, scan)).at(-1)?.state
  if (!state) return null
  const facts: ParcelFacts = {}
  if (expectedDay !== undefined && expectedDay !== state.expectedDay) facts.expectedDay = expectedDay
  if (returnBy !== undefined && returnBy !== state.returnBy) facts.returnBy = returnBy
  if (!hasAny(facts)) return null
  return {
    facts,
    before: `${state.expectedDay} ${state.returnBy}`,
    wording: facts.expectedDay ? EXPECTED_DAY_CHANGED : RETURN_DAY_NAMED,
  }
}

/** Named after what changed: heard twice, it is one record. */
function recordOf({ facts, before, wording }: Changed, newest: Scan, nowMs: number): Scan {
  return {
    ...newest,
    ...momentOf(newest, nowMs),
    code: null,
    wording,
    place: {},
    basisGiven: 'inferred',
    sourceEventId: `${wording}: ${before} > ${facts.expectedDay} ${facts.returnBy} after ${newest.sourceEventId}`.slice(
      0,
      200,
    ),
    replaces: null,
    facts,
    recordedAtMs: nowMs,
  }
}

/** Now, on the clock of the place of the newest scan, and never before it. */
function momentOf(newest: Scan, nowMs: number): Pick<Scan, 'atMs' | 'offsetMinutes' | 'localDay' | 'hasTime'> {
  const offsetMinutes = newest.offsetMinutes ?? ASSUMED_OFFSET_MINUTES
  const atMs = Math.max(nowMs, newest.atMs + 1)
  return { atMs, offsetMinutes, localDay: localDay(atMs, offsetMinutes), hasTime: true }
}
