import type { SituationName } from '#domain/diagnosis/tokens.ts'
import type { Followed } from '#domain/following/followed.ts'
import type { Phase } from '#domain/scans/phase.ts'
import type { Queryable } from '../database.ts'
import { CLOCKS_DIFFER_MS } from './budget.ts'
import { COLUMNS, type PlanningFacts, type StoredFollowed } from './followed-parcels.ts'

const HOUR_MS = 3_600_000
/** No question is put off, and no page is open, for longer: a moment further off was written by a wrong clock. */
const LONGEST_PUT_OFF_MS = 72 * HOUR_MS
const LONGEST_OPEN_MS = HOUR_MS
/** No lease is longer. */
const LONGEST_CLAIM_MS = HOUR_MS

const MAY_BE_ASKED = `source = $1 and not_before_ms is not null
  and not (claimed_until_ms > $2 and claimed_until_ms <= $2 + ${LONGEST_CLAIM_MS})`

/** Asked ones before those that somebody just typed in. */
const OPEN = `(select ${COLUMNS} from followed_parcels where ${MAY_BE_ASKED} and open_until_ms > $2
  order by asked_at_ms nulls last limit 1000)`

/**
 * One part for each reason to ask, each in the order of an index and with an end: a million parcels, or a crowd of
 * numbers that somebody types in, neither slow the look down nor hide the others.
 */
const CANDIDATES = [
  OPEN,
  // Asked about by plan: those that were not for the longest time.
  `(select ${COLUMNS} from followed_parcels where ${MAY_BE_ASKED} and asked_at_ms is not null and pushed_at_ms is null
    order by asked_at_ms limit 8000)`,
  // Of which news is soon to come: those that were not asked about for the longest time, however many others there are.
  `(select ${COLUMNS} from followed_parcels where ${MAY_BE_ASKED}
      and facts ->> 'phase' in ('accepted', 'out-for-delivery')
    order by asked_at_ms limit 3000)`,
  // Told of unasked: those that have been silent for the longest time.
  `(select ${COLUMNS} from followed_parcels where ${MAY_BE_ASKED} and pushed_at_ms is not null and not_before_ms <= $2
    order by pushed_at_ms limit 2000)`,
  // Never asked about: as they were added, and those that somebody typed in.
  `(select ${COLUMNS} from followed_parcels where ${MAY_BE_ASKED} and asked_at_ms is null and open_until_ms = 0
    order by added_at_ms limit 1000)`,
  `(select ${COLUMNS} from followed_parcels where ${MAY_BE_ASKED} and asked_at_ms is null and open_until_ms > 0
    order by open_until_ms desc limit 500)`,
].join(' union all ')

const NOTHING_KNOWN: PlanningFacts = {
  phase: 'unknown' satisfies Phase,
  situation: null satisfies SituationName | null,
  latestAtMs: null,
  offsetMinutes: -360,
  expectedDay: null,
  changesAtMs: null,
}

/** Parcels that may be asked about, and that nobody asks about now, among them all that are most worth it. */
export function readCandidates(database: Queryable, source: string, nowMs: number): Promise<Followed[]> {
  return read(database, { name: 'read-candidates', text: CANDIDATES, values: [source, nowMs] })
}

/** Those of them that somebody looks at now. */
export function readOpen(database: Queryable, source: string, nowMs: number): Promise<Followed[]> {
  return read(database, { name: 'read-open-parcels', text: OPEN, values: [source, nowMs] })
}

async function read(
  database: Queryable,
  query: { name: string; text: string; values: [source: string, nowMs: number] },
): Promise<Followed[]> {
  const { rows } = await database.query<StoredFollowed & { notBeforeMs: number }>(query)
  const [, nowMs] = query.values
  return [...new Map(rows.map((row) => [row.trackingNumber, followedOf(row, nowMs)])).values()]
}

/** A parcel as planning knows it. Moments that a wrong clock wrote count as none, so that it is asked about soon. */
function followedOf(row: StoredFollowed & { notBeforeMs: number }, nowMs: number): Followed {
  const { trackingNumber, addedAtMs, askedAtMs, notBeforeMs, pushedAtMs, openUntilMs, facts } = row
  const isToCome = (ms: number | null) => ms !== null && ms > nowMs + CLOCKS_DIFFER_MS
  return {
    ...(facts ?? NOTHING_KNOWN),
    trackingNumber,
    addedAtMs,
    askedAtMs: isToCome(askedAtMs) ? null : askedAtMs,
    notBeforeMs: notBeforeMs > nowMs + LONGEST_PUT_OFF_MS ? nowMs : notBeforeMs,
    pushedAtMs: isToCome(pushedAtMs) ? null : pushedAtMs,
    openUntilMs: openUntilMs > nowMs + LONGEST_OPEN_MS ? 0 : openUntilMs,
  }
}
