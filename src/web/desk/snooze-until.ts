import type { SNOOZE_WORDS } from '#words/en/desk-inquiries.ts'

export type SnoozeFor = keyof typeof SNOOZE_WORDS

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** When the day begins for the desk: 8 o’clock Eastern Standard Time. */
const MORNING_MS = 13 * HOUR_MS

/**
 * The moment that somebody chose who puts an inquiry out of sight.
 * @param day `YYYY-MM-DD`, for `day`
 * @returns null where it is none
 */
export function snoozeUntil(span: string | undefined, day: string | undefined, nowMs: number): number | null {
  switch (span) {
    case '3h':
      return nowMs + 3 * HOUR_MS
    case 'tomorrow':
      return morningAfter(nowMs, 1)
    case '3d':
      return morningAfter(nowMs, 3)
    case 'week':
      return morningAfter(nowMs, 7)
    case 'day':
      return day === undefined ? null : morningOf(day)
    default:
      return null
  }
}

/** The morning of a day; null where the text is none. */
function morningOf(day: string): number | null {
  const ms = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  return Number.isNaN(ms) ? null : ms + MORNING_MS
}

function morningAfter(nowMs: number, days: number): number {
  return Math.floor((nowMs - MORNING_MS) / DAY_MS) * DAY_MS + days * DAY_MS + MORNING_MS
}
