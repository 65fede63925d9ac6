const SHORTEST_MS = 5_000
/** A day: a quota is counted by the hour, so whoever says more is mistaken. */
const LONGEST_MS = 24 * 3_600_000
const UNSAID_MS = 60_000
const LONGEST_UNSAID_MS = 3_600_000

/** Milliseconds that a `Retry-After` header asks for, in seconds or as an HTTP date; null where it says neither. */
export function readRetryAfter(header: string | null, nowMs: number): number | null {
  const text = header?.trim() ?? ''
  if (/^\d{1,12}(?:\.\d+)?$/.test(text)) return within(Number(text) * 1000)
  const atMs = /^[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(atMs) ? null : within(atMs - nowMs)
}

/** How long to wait where nobody says it: a minute, and twice as long with each refusal in a row, up to an hour. */
export function unsaidWait(refusalsInARow: number): number {
  return Math.min(UNSAID_MS * 2 ** Math.min(refusalsInARow, 10), LONGEST_UNSAID_MS)
}

function within(ms: number): number {
  return Math.min(Math.max(ms, SHORTEST_MS), LONGEST_MS)
}
