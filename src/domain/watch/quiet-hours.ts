import { two } from '../calendar/civil-day.ts'

/** Hours in which nobody is told anything, in minutes from midnight: from 22:00 until 7:00 is 1320 to 420. */
export type QuietHours = { from: number; until: number }

const HOUR_MINUTES = 60

/** When the quiet hours that hold at a moment end, epoch milliseconds; null where it is not quiet. */
export function quietUntil({ from, until }: QuietHours, zone: string, nowMs: number): number | null {
  const now = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(zone)
  const minute = now.hour * HOUR_MINUTES + now.minute
  const isQuiet = from <= until ? minute >= from && minute < until : minute >= from || minute < until
  if (!isQuiet) return null
  const end = now.withPlainTime({ hour: Math.floor(until / HOUR_MINUTES), minute: until % HOUR_MINUTES })
  return (end.epochMilliseconds > nowMs ? end : end.add({ days: 1 })).epochMilliseconds
}

/** `22:00` for 1320. */
export function timeOfDay(minutes: number): string {
  return `${two(Math.floor(minutes / HOUR_MINUTES))}:${two(minutes % HOUR_MINUTES)}`
}
