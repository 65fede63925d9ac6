import type { Followed } from '#domain/following/followed.ts'
import { planCall } from '#domain/following/plan-call.ts'
import { worthOfAsking } from '#domain/following/worth.ts'
import { countCalls, readSpending, readState } from '#store/following/budget.ts'
import { readCandidates } from '#store/following/candidates.ts'
import { countFollowed } from '#store/following/followed-parcels.ts'
import { listMailers, type StoredMailer } from '#store/following/mailers.ts'
import type { Context } from '../context.ts'

const HOUR_MS = 3_600_000
const MOST_MAILERS = 50

export type FollowedCount = { outcome: string | null; phase: string | null; active: boolean; parcels: number }

/** How the following of parcels at a source stands. Moments are epoch milliseconds. */
export type FollowingReport = {
  source: string
  callsPerHour: number
  lastHour: { purpose: string; reason: string | null; calls: number }[]
  answeredAtMs: number | null
  /** The source asked to be left alone until then; null where it did not. */
  waitUntilMs: number | null
  fault: { fault: string; message: string; sinceMs: number } | null
  /** What the plan does next: asks now, or waits. */
  next: { atMs: number; why: string }
  /** The parcels that come next, most worth first; `worth` is in hours of expected lateness, weighed. */
  first: { parcel: Followed; worth: number }[]
  followed: FollowedCount[]
  /** How long ago parcels that are still asked about were asked about, on average; null without any. */
  meanAgeMs: number | null
  mailers: StoredMailer[]
}

/** Reads how the plan of a source stands and what was spent, from the database alone. */
export async function reportFollowing(
  ctx: Context,
  options: { source: string; callsPerHour: number; batchSize: number; most: number },
): Promise<FollowingReport> {
  const { source, callsPerHour } = options
  const { database } = ctx
  const nowMs = ctx.clock()
  const [spent, state, candidates, lastHour, followed, mailers] = await Promise.all([
    readSpending(database, source, nowMs),
    readState(database, source, nowMs),
    readCandidates(database, source, nowMs),
    countCalls(database, source, nowMs - HOUR_MS),
    countFollowed(database, source),
    listMailers(database, source, MOST_MAILERS),
  ])
  const waits = state.waitUntilMs > nowMs
  const planned = planCall(
    candidates,
    nowMs,
    { ...spent, callsPerHour, waitUntilMs: state.waitUntilMs },
    options.batchSize,
  )
  return {
    source,
    callsPerHour,
    lastHour,
    answeredAtMs: state.answeredAtMs,
    waitUntilMs: waits ? state.waitUntilMs : null,
    fault: state.fault
      ? { fault: state.fault, message: state.faultMessage ?? '', sinceMs: state.faultSinceMs ?? nowMs }
      : null,
    next: planned.kind === 'ask' ? { atMs: nowMs, why: planned.reason } : { atMs: planned.untilMs, why: planned.why },
    first: candidates
      .map((parcel) => ({ parcel, worth: worthOfAsking(parcel, nowMs) }))
      .sort((a, b) => b.worth - a.worth)
      .slice(0, options.most),
    followed: followed.map(({ outcome, phase, active, parcels }) => ({ outcome, phase, active, parcels })),
    meanAgeMs: meanAge(candidates, nowMs),
    mailers,
  }
}

function meanAge(parcels: readonly Followed[], nowMs: number): number | null {
  if (parcels.length === 0) return null
  return parcels.reduce((sum, one) => sum + nowMs - (one.askedAtMs ?? one.addedAtMs), 0) / parcels.length
}
