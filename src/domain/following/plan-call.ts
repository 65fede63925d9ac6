import type { Followed } from './followed.ts'
import { worthOfAsking } from './worth.ts'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
/** Of the hour's calls, so many are kept for people who look at a parcel now, where people did so of late. */
const KEPT_FOR_PEOPLE = 0.1
const PEOPLE_CAME_MS = 6 * HOUR_MS
/**
 * Numbers that somebody types and that nobody followed before get at most this share of the hour's calls, and of the
 * seats in a call. Anybody can type in thousands, and the parcels that are followed must not wait for them.
 */
const SHARE_OF_NEW = 0.25
/** In a call that is made for such numbers: the others have the rest. */
const SHARE_IN_CALL_FOR_NEW = 0.5
/** An answer this fresh is not asked for again by an open page, nor as company of others. */
const FRESH_MS = 5 * MINUTE_MS
/** Without any call due, the plan is looked at again after so long. */
const IDLE_MS = MINUTE_MS

/** The calls of the last hour, as the budget counts them. */
export type Spending = {
  callsPerHour: number
  lastHour: number
  /** The oldest call of the last hour; null without any. */
  oldestMs: number | null
  /** The last call that nobody was waiting for. */
  lastPlannedMs: number | null
  /** The last call that somebody was waiting for; null: none. */
  lastForPeopleMs: number | null
  /** Calls of the last hour that were made for numbers that nobody had followed before. */
  forNewNumbers: number
  /** The carrier asked to be left alone until then. */
  waitUntilMs: number
}

export type CallReason = 'open-page' | 'new-number' | 'plan'

export type PlannedCall =
  | { kind: 'ask'; reason: CallReason; parcels: Followed[] }
  /** Nothing to do before this moment, unless somebody opens a page. */
  | { kind: 'wait'; untilMs: number; why: 'told-to-wait' | 'spent' | 'spaced' | 'nothing-due' }

/** Whether any call may be made at a moment, whoever waits for it. */
export function mayCall({ callsPerHour, lastHour, waitUntilMs }: Spending, nowMs: number): boolean {
  return waitUntilMs <= nowMs && lastHour < callsPerHour
}

/**
 * Decides on the next call: people who wait come first, then the parcels of which news is worth most, and a call is
 * always filled. Calls without anybody waiting are spread evenly over the hour.
 */
export function planCall(
  parcels: readonly Followed[],
  nowMs: number,
  spending: Spending,
  batchSize: number,
): PlannedCall {
  const { callsPerHour, lastHour, oldestMs, waitUntilMs } = spending
  if (waitUntilMs > nowMs) return { kind: 'wait', untilMs: waitUntilMs, why: 'told-to-wait' }
  const roomAtMs = (oldestMs ?? nowMs) + HOUR_MS
  if (lastHour >= callsPerHour) return { kind: 'wait', untilMs: roomAtMs, why: 'spent' }
  const reason = whoWaits(parcels, nowMs, spending)
  if (reason) return { kind: 'ask', reason, parcels: seated(parcels, nowMs, batchSize, reason) }

  const peopleCame = nowMs - (spending.lastForPeopleMs ?? 0) < PEOPLE_CAME_MS
  const planned = Math.max(1, callsPerHour - (peopleCame ? Math.ceil(callsPerHour * KEPT_FOR_PEOPLE) : 0))
  if (lastHour >= planned) return { kind: 'wait', untilMs: roomAtMs, why: 'spent' }
  const nextMs = (spending.lastPlannedMs ?? 0) + HOUR_MS / planned
  if (nowMs < nextMs) return { kind: 'wait', untilMs: nextMs, why: 'spaced' }
  const dueMs = parcels.reduce((least, parcel) => Math.min(least, dueAtMs(parcel)), nowMs + IDLE_MS)
  if (dueMs > nowMs) return { kind: 'wait', untilMs: dueMs, why: 'nothing-due' }
  return { kind: 'ask', reason: 'plan', parcels: seated(parcels, nowMs, batchSize, 'plan') }
}

/** When a parcel is to be asked about for its own sake: never while its answer is fresh. */
function dueAtMs({ notBeforeMs, askedAtMs }: Followed): number {
  return askedAtMs === null ? notBeforeMs : Math.max(notBeforeMs, askedAtMs + FRESH_MS)
}

/** Whether somebody looks at a parcel whose answer is not fresh. */
function whoWaits(parcels: readonly Followed[], nowMs: number, spending: Spending): CallReason | null {
  let reason: CallReason | null = null
  for (const parcel of parcels) {
    if (parcel.openUntilMs <= nowMs) continue
    if (parcel.askedAtMs === null) {
      if (spending.forNewNumbers < Math.max(1, SHARE_OF_NEW * spending.callsPerHour)) reason ??= 'new-number'
    } else if (dueAtMs(parcel) <= nowMs) return 'open-page'
  }
  return reason
}

/** Who goes into a call: the parcels most worth it, those that are typed in within their share where others are due. */
function seated(parcels: readonly Followed[], nowMs: number, seats: number, reason: CallReason): Followed[] {
  const ranked = byWorth(parcels, nowMs)
  const most = Math.floor(seats * (reason === 'new-number' ? SHARE_IN_CALL_FOR_NEW : SHARE_OF_NEW))
  const crowd = new Set(ranked.filter(isTypedIn).slice(reason === 'new-number' ? Math.max(1, most) : most))
  if (crowd.size === 0) return ranked.slice(0, seats)
  const others = ranked.filter((parcel) => !crowd.has(parcel))
  const isDue = (parcel: Followed) => dueAtMs(parcel) <= nowMs
  return [...others.filter(isDue), ...crowd, ...others.filter((parcel) => !isDue(parcel))].slice(0, seats)
}

/** Whether somebody typed it in, and nothing was asked about it yet. What an operator follows nobody looks at so far. */
function isTypedIn({ askedAtMs, openUntilMs }: Followed): boolean {
  return askedAtMs === null && openUntilMs > 0
}

function byWorth(parcels: readonly Followed[], nowMs: number): Followed[] {
  return parcels
    .filter((parcel) => parcel.askedAtMs === null || nowMs - parcel.askedAtMs >= FRESH_MS)
    .map((parcel) => ({ parcel, worth: worthOfAsking(parcel, nowMs) }))
    .sort((a, b) => b.worth - a.worth)
    .map(({ parcel }) => parcel)
}
