import { localDay } from '#domain/calendar/civil-day.ts'
import type { Places } from '#domain/geo/places.ts'
import { formatAt, formatInstant } from '#domain/scans/at.ts'
import type { When } from '#domain/scans/scan.ts'
import { clockWords, whenWords, yearOf, zoneName } from '#words/en/index.ts'

/** Says moments on the clock of a zone. */
export type Clock = {
  /** `Friday, November 27, 10:00 AM`. */
  say(ms: number): string
  /** `10:00 AM`, for whoever has another clock. */
  time(ms: number): string
  /** `Eastern time`. */
  zone: string
}

/** The clock of a zone, at a moment from which the year is left out. */
export function clockOf(places: Places, timeZone: string, nowMs: number): Clock {
  const when = (ms: number): When => {
    // The offset at the same time of day in UTC is at most some hours off; asked again, it is right.
    let offset = places.offsetMinutes(timeZone, formatInstant(ms).slice(0, 19))
    offset = places.offsetMinutes(timeZone, localText(ms, offset))
    return { atMs: ms, offsetMinutes: offset, localDay: localDay(ms, offset), hasTime: true }
  }
  const thisYear = yearOf(nowMs)
  return {
    say: (ms) => whenWords(when(ms), thisYear),
    time: (ms) => clockWords(formatAt(when(ms)).slice(11, 16)),
    zone: zoneName(timeZone),
  }
}

function localText(ms: number, offsetMinutes: number): string {
  return formatAt({ atMs: ms, offsetMinutes, localDay: localDay(ms, offsetMinutes), hasTime: true }).slice(0, 19)
}
