import type { Followed } from '#domain/following/followed.ts'
import type { Queryable } from '../database.ts'

/** What the last answer told that planning needs. */
export type PlanningFacts = Pick<
  Followed,
  'phase' | 'situation' | 'latestAtMs' | 'offsetMinutes' | 'expectedDay' | 'changesAtMs'
>

export type StoredFollowed = {
  trackingNumber: string
  addedAtMs: number
  destinationZip: string | null
  mailedOn: string | null
  askedAtMs: number | null
  answeredAtMs: number | null
  failedAtMs: number | null
  failures: number
  outcome: string | null
  code: string | null
  pushedAtMs: number | null
  openUntilMs: number
  notBeforeMs: number | null
  claimedUntilMs: number
  facts: PlanningFacts | null
}

export const COLUMNS = `tracking_number as "trackingNumber", added_at_ms as "addedAtMs", destination_zip as "destinationZip",
  mailed_on as "mailedOn", asked_at_ms as "askedAtMs", answered_at_ms as "answeredAtMs", failed_at_ms as "failedAtMs",
  failures, outcome, code, pushed_at_ms as "pushedAtMs", open_until_ms as "openUntilMs",
  not_before_ms as "notBeforeMs", claimed_until_ms as "claimedUntilMs", facts`

/** What is known of following the numbers; those that are not followed are left out. */
export async function readFollowed(
  database: Queryable,
  source: string,
  trackingNumbers: readonly string[],
): Promise<StoredFollowed[]> {
  const { rows } = await database.query<StoredFollowed>({
    name: 'read-followed',
    text: `select ${COLUMNS} from followed_parcels where tracking_number = any($1::text[]) and source = $2`,
    values: [trackingNumbers, source],
  })
  return rows
}

/** Begins to follow numbers; those that are followed already stay as they are. @returns the new ones */
export async function addFollowed(
  database: Queryable,
  source: string,
  added: { trackingNumbers: readonly string[]; destinationZips: readonly (string | null)[]; atMs: number },
): Promise<string[]> {
  const { rows } = await database.query<{ number: string }>(
    `insert into followed_parcels (tracking_number, source, added_at_ms, destination_zip, not_before_ms)
      select number, $2, $4, zip, $4 from unnest($1::text[], $3::text[]) as added (number, zip)
      on conflict do nothing returning tracking_number as number`,
    [added.trackingNumbers, source, added.destinationZips, added.atMs],
  )
  return rows.map((row) => row.number)
}

/** Asks again about numbers for which nobody would ask any more. */
export async function reviveFollowed(
  database: Queryable,
  source: string,
  trackingNumbers: readonly string[],
  atMs: number,
): Promise<void> {
  await database.query(
    `update followed_parcels set not_before_ms = $3, asked_at_ms = null, failures = 0
      where tracking_number = any($1::text[]) and source = $2 and not_before_ms is null`,
    [trackingNumbers, source, atMs],
  )
}

/** Ends following numbers. @returns how many were followed */
export async function removeFollowed(
  database: Queryable,
  source: string,
  trackingNumbers: readonly string[],
): Promise<number> {
  const { rowCount } = await database.query(
    'delete from followed_parcels where tracking_number = any($1::text[]) and source = $2',
    [trackingNumbers, source],
  )
  return rowCount ?? 0
}

/** Notes that somebody looks at parcels until a moment. */
export async function markOpen(
  database: Queryable,
  source: string,
  trackingNumbers: readonly string[],
  untilMs: number,
): Promise<void> {
  await database.query(
    `update followed_parcels set open_until_ms = greatest(open_until_ms, $3)
      where tracking_number = any($1::text[]) and source = $2`,
    [trackingNumbers, source, untilMs],
  )
}

/** Takes the numbers that nobody else is asking about: no lease runs longer than this one. @returns those taken */
export async function claimFollowed(
  database: Queryable,
  source: string,
  claim: { trackingNumbers: readonly string[]; nowMs: number; untilMs: number },
): Promise<StoredFollowed[]> {
  const { rows } = await database.query<StoredFollowed>(
    `update followed_parcels set claimed_until_ms = $4
      where tracking_number in (
        select tracking_number from followed_parcels
        where tracking_number = any($1::text[]) and source = $2 and not (claimed_until_ms > $3 and claimed_until_ms <= $4)
        order by tracking_number for update skip locked)
        and source = $2
      returning ${COLUMNS}`,
    [claim.trackingNumbers, source, claim.nowMs, claim.untilMs],
  )
  return rows
}

/** Gives numbers back that were claimed until a moment; whoever claimed one since keeps it. */
export async function releaseFollowed(
  database: Queryable,
  source: string,
  claim: { trackingNumbers: readonly string[]; untilMs: number },
): Promise<void> {
  await database.query(
    `update followed_parcels set claimed_until_ms = 0
      where tracking_number = any($1::text[]) and source = $2 and claimed_until_ms = $3`,
    [claim.trackingNumbers, source, claim.untilMs],
  )
}

/** Notes that a call about the numbers brought nothing: what is known of them is as old as it was. */
export async function markFailed(
  database: Queryable,
  source: string,
  trackingNumbers: readonly string[],
  atMs: number,
): Promise<void> {
  await database.query(
    `update followed_parcels set failed_at_ms = $3 where tracking_number = any($1::text[]) and source = $2`,
    [trackingNumbers, source, atMs],
  )
}

/** What came of asking about a number. */
export type Settled = {
  trackingNumber: string
  askedAtMs: number
  outcome: string
  code: string | null
  failures: number
  notBeforeMs: number | null
  /** Null leaves what is known. */
  facts: PlanningFacts | null
  body: unknown
  /** Whether the source went on telling of it unasked; false: it kept silent about news. */
  isPushTrusted: boolean
}

export async function settleFollowed(database: Queryable, source: string, settled: Settled): Promise<void> {
  const failed = settled.outcome === 'failed'
  await database.query(
    `update followed_parcels set asked_at_ms = $3, outcome = case when $4 then outcome else $5 end, code = $6,
        answered_at_ms = case when $4 then answered_at_ms else $3 end,
        failed_at_ms = case when $4 then $3 else null end, failures = $7, not_before_ms = $8,
        facts = coalesce($9::json, facts), body = coalesce($10::json, body),
        pushed_at_ms = case when $11 then pushed_at_ms else null end
      where tracking_number = $1 and source = $2`,
    [
      settled.trackingNumber,
      source,
      settled.askedAtMs,
      failed,
      settled.outcome,
      settled.code,
      settled.failures,
      settled.notBeforeMs,
      settled.facts === null ? null : JSON.stringify(settled.facts),
      settled.body === undefined || settled.body === null ? null : JSON.stringify(settled.body),
      settled.isPushTrusted,
    ],
  )
}

/** Notes that the source told of a parcel unasked, which is followed from then on. */
export async function markPushed(
  database: Queryable,
  source: string,
  pushed: { trackingNumber: string; atMs: number; notBeforeMs: number | null; facts: PlanningFacts | null },
): Promise<void> {
  await database.query(
    `insert into followed_parcels (tracking_number, source, added_at_ms, pushed_at_ms, asked_at_ms, outcome,
        not_before_ms, facts) values ($1, $2, $3, $3, $3, 'found', $4, $5)
      on conflict (tracking_number, source) do update set outcome = 'found',
        pushed_at_ms = greatest(followed_parcels.pushed_at_ms, excluded.pushed_at_ms),
        not_before_ms = excluded.not_before_ms, facts = coalesce(excluded.facts, followed_parcels.facts)`,
    [
      pushed.trackingNumber,
      source,
      pushed.atMs,
      pushed.notBeforeMs,
      pushed.facts === null ? null : JSON.stringify(pushed.facts),
    ],
  )
}

/** A parcel that the source told of last; null where there is none. */
export async function readLastFound(database: Queryable, source: string): Promise<string | null> {
  const { rows } = await database.query<{ number: string }>(
    `select tracking_number as number from followed_parcels where source = $1 and outcome = 'found'
      order by greatest(answered_at_ms, pushed_at_ms) desc nulls last limit 1`,
    [source],
  )
  return rows[0]?.number ?? null
}

/** How many parcels are followed, by outcome and phase. `active`: they are still asked about. */
export async function countFollowed(
  database: Queryable,
  source: string,
): Promise<{ outcome: string | null; phase: string | null; active: boolean; parcels: number }[]> {
  const { rows } = await database.query<{
    outcome: string | null
    phase: string | null
    active: boolean
    parcels: number
  }>(
    `select outcome, facts ->> 'phase' as phase, not_before_ms is not null as active, count(*)::int as parcels
      from followed_parcels where source = $1 group by 1, 2, 3 order by parcels desc`,
    [source],
  )
  return rows
}

/**
 * Forgets parcels that nobody asks about any more and that were last asked about before a moment, and those that somebody
 * looked at before another moment and that had no turn until now.
 */
export async function pruneFollowed(
  database: Queryable,
  source: string,
  before: { askedMs: number; openMs: number },
): Promise<void> {
  await database.query(
    'delete from followed_parcels where source = $1 and not_before_ms is null and asked_at_ms < $2',
    [source, before.askedMs],
  )
  await database.query(
    `delete from followed_parcels where source = $1 and not_before_ms is not null and asked_at_ms is null
      and open_until_ms > 0 and open_until_ms < $2 and outcome is null`,
    [source, before.openMs],
  )
}
