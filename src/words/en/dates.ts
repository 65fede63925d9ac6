import { dayNumber, parseDay } from '#domain/calendar/civil-day.ts'
import { weekdayOf } from '#domain/calendar/postal-calendar.ts'
import { formatAt } from '#domain/scans/at.ts'
import type { When } from '#domain/scans/scan.ts'

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** A day as people say it: `Wednesday, November 25`; with the year where it is not `thisYear`. */
export function dayWords(day: string, thisYear?: string): string {
  const number = parseDay(day)
  if (number === null) return day
  const month = MONTHS[Number(day.slice(5, 7)) - 1]
  const year = thisYear !== undefined && day.slice(0, 4) !== thisYear ? `, ${day.slice(0, 4)}` : ''
  return `${WEEKDAYS[weekdayOf(number)]}, ${month} ${Number(day.slice(8, 10))}${year}`
}

/** `December 22` of `12-22`. */
export function monthDayWords(monthDay: string): string {
  return `${MONTHS[Number(monthDay.slice(0, 2)) - 1] ?? ''} ${Number(monthDay.slice(3, 5))}`
}

/** `November 25, 2026`. */
export function dateWords(day: string): string {
  return `${monthDayWords(day.slice(5))}, ${day.slice(0, 4)}`
}

/** `Nov 25`. */
export function shortDay(day: string): string {
  return `${MONTHS[Number(day.slice(5, 7)) - 1]?.slice(0, 3) ?? ''} ${Number(day.slice(8, 10))}`
}

/** `3:14 AM` of `03:14`. */
export function clockWords(time: string): string {
  const hour = Number(time.slice(0, 2))
  return `${hour % 12 === 0 ? 12 : hour % 12}:${time.slice(3, 5)} ${hour < 12 ? 'AM' : 'PM'}`
}

/** Day and time of a scan on the clock of its place: `Saturday, November 14, 3:14 AM`. */
export function whenWords(when: When, thisYear?: string): string {
  const day = dayWords(when.localDay, thisYear)
  return when.hasTime ? `${day}, ${clockWords(formatAt(when).slice(11, 16))}` : day
}

/** How long ago a day was: `today`, `yesterday`, `6 days ago`. */
export function daysAgoWords(days: number): string {
  if (days <= 0) return 'today'
  return days === 1 ? 'yesterday' : `${days} days ago`
}

/** How old something is: `just now`, `2 minutes ago`, `3 hours ago`, `5 days ago`. */
export function ageWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return minutes === 1 ? '1 minute ago' : `${minutes} minutes ago`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return hours === 1 ? '1 hour ago' : `${hours} hours ago`
  return `${Math.floor(hours / 24)} days ago`
}

/** The year of a moment in UTC. */
export function yearOf(ms: number): string {
  for (let year = 1970; ; year++) if (dayNumber(year + 1, 1, 1) * 86_400_000 > ms) return String(year)
}
