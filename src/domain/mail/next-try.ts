const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** So long a mail is tried, as mail servers do. */
export const GIVE_UP_AFTER_MS = 5 * DAY_MS

const LONGEST_WAIT_MS = 4 * HOUR_MS
/** A server that is away is asked more often: it may be back for all mails at once. */
const LONGEST_WAIT_FOR_SERVER_MS = 10 * MINUTE_MS

/**
 * How long to wait before the next try.
 * @param tries how many there were
 * @param at where the last one failed: at this mail (grey-listing), or at the server
 */
export function waitBeforeTry(tries: number, at: 'mail' | 'server'): number {
  const doubled = MINUTE_MS * 2 ** Math.min(Math.max(tries - 1, 0), 20)
  return Math.min(doubled, at === 'server' ? LONGEST_WAIT_FOR_SERVER_MS : LONGEST_WAIT_MS)
}
