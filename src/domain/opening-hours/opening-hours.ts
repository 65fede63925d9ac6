import { dayText, parseDay } from '../calendar/civil-day.ts'
import { type PostalCalendar, weekdayOf } from '../calendar/postal-calendar.ts'

export const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const

export type Weekday = (typeof WEEKDAYS)[number]

/** Hours on the clock of a zone; `opens` and `closes` as `08:00`. */
export type Hours = { days: readonly Weekday[]; opens: string; closes: string }

export type OpeningHours = {
  hours: readonly Hours[]
  closedOnHolidays: boolean
  /** Days with hours of their own, which count before all else; closed where both times are null. */
  specialDays?: readonly SpecialDay[]
}

export type SpecialDay = { day: string; opens: string | null; closes: string | null }

/** A local time, `2026-11-20T08:00:00`, on the clock of the place that opens. */
export type LocalTime = string

export type OpenState = {
  openNow: boolean /** When it closes, where open. */
  closesAt: LocalTime | null
  opensNext: LocalTime | null
}

const MOST_DAYS_AHEAD = 14

/** Whether something is open at a local time of its own clock, until when, and when it opens next. */
export function openState(opening: OpeningHours, calendar: PostalCalendar, now: LocalTime): OpenState {
  const today = now.slice(0, 10)
  const minute = now.slice(11, 16)
  const spans = hoursOn(opening, calendar, today)
  const open = spans.find((span) => span.opens <= minute && minute < span.closes)
  if (open) return { openNow: true, closesAt: `${today}T${open.closes}:00`, opensNext: null }
  const first = parseDay(today) ?? 0
  for (let ahead = 0; ahead <= MOST_DAYS_AHEAD; ahead++) {
    const day = dayText(first + ahead)
    const next = hoursOn(opening, calendar, day).find((span) => ahead > 0 || span.opens > minute)
    if (next) return { openNow: false, closesAt: null, opensNext: `${day}T${next.opens}:00` }
  }
  return { openNow: false, closesAt: null, opensNext: null }
}

/** The hours of one day, the earliest first; empty where it is closed. */
export function hoursOn(opening: OpeningHours, calendar: PostalCalendar, day: string): Hours[] {
  const special = opening.specialDays?.filter((one) => one.day === day) ?? []
  if (special.length > 0) {
    return special.flatMap(({ opens, closes }) => (opens && closes ? [{ days: [], opens, closes }] : []))
  }
  if (opening.closedOnHolidays && calendar.holidayName(day) !== null) return []
  const weekday = WEEKDAYS[weekdayOf(parseDay(day) ?? 0)]
  return opening.hours
    .filter((hours) => weekday !== undefined && hours.days.includes(weekday))
    .sort((a, b) => (a.opens < b.opens ? -1 : 1))
}
