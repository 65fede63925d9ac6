/** No try lasts so long: one that began earlier was cut off with its server. More than all time-outs of a sender. */
const LONGEST_TRY_MS = 5 * 60_000

/** Tries that began before this moment were lost. */
export function lostBefore(nowMs: number): number {
  return nowMs - LONGEST_TRY_MS
}
