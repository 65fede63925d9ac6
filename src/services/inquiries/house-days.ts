import { localDay, parseDay } from '#domain/calendar/civil-day.ts'
import { ASSUMED_OFFSET_MINUTES } from '#domain/scans/at.ts'
import type { Context } from '../context.ts'

/** The parcel of an inquiry that is not closed is watched without an end. */
export const WITHOUT_END_MS = Number.MAX_SAFE_INTEGER
const DAY_MS = 86_400_000

/**
 * Until when an answered inquiry can be contradicted, and a closed one be re-opened by its parcel: the end of a postal
 * day, by the house thresholds.
 */
export function houseDays(ctx: Context, fromMs: number): { closes: number; watches: number } {
  const { calendar, thresholds } = ctx.knowledge
  const today = localDay(fromMs, ASSUMED_OFFSET_MINUTES)
  const endOf = (day: string) => ((parseDay(day) ?? 0) + 1) * DAY_MS - ASSUMED_OFFSET_MINUTES * 60_000
  return {
    closes: endOf(calendar.addPostalDays(today, thresholds['inquiry-closes'])),
    watches: endOf(calendar.addPostalDays(today, thresholds['inquiry-reopens'])),
  }
}
