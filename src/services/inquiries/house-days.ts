import type { Context } from '../context.ts'

const DAY_MS = 86_400_000

/** Until when an answered inquiry can be contradicted, and a closed one be re-opened by its parcel. */
export function houseDays(_ctx: Context, fromMs: number): { closes: number; watches: number } {
  return { closes: fromMs + 7 * DAY_MS, watches: fromMs + 30 * DAY_MS }
}
