const DAY_MS = 86_400_000

/**
 * Days since 1970-01-01 of a date of the Gregorian calendar.
 * Source of the arithmetic: the usual era method (400-year cycles beginning on March 1).
 */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The date (`YYYY-MM-DD`) of a day number. */
export function dayText(number: number): string {
  const z = number + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1
  const month = shifted + (shifted < 10 ? 3 : -9)
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

/** The year of a day number. */
export function yearOfDay(number: number): number {
  const guess = 1970 + Math.floor(number / 365.2425)
  if (number < dayNumber(guess, 1, 1)) return guess - 1
  return number >= dayNumber(guess + 1, 1, 1) ? guess + 1 : guess
}

/** Day number of a text `YYYY-MM-DD`; null where it is no date of the calendar. */
export function parseDay(text: string): number | null {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return null
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 2)
  const day = digits(text, 8, 2)
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return dayNumber(year, month, day)
}

const FIRST_NAMED = '1990-01-01'
const LAST_NAMED = '2149-12-31'

/** Whether a text is a day that somebody may mean about a parcel: of the calendar, and of these two centuries. */
export function isNamedDay(text: string): boolean {
  return FIRST_NAMED <= text && text <= LAST_NAMED && parseDay(text) !== null
}

/** The calendar day of a moment on a clock that is `offsetMinutes` east of UTC. */
export function localDay(ms: number, offsetMinutes: number): string {
  return dayText(Math.floor((ms + offsetMinutes * 60_000) / DAY_MS))
}

/** Days from one date text to another; negative when `to` is earlier. Both must be dates. */
export function daysBetween(from: string, to: string): number {
  return (parseDay(to) ?? Number.NaN) - (parseDay(from) ?? Number.NaN)
}

/** How many days a month has. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The number that `length` decimal digits from `start` make; -1 where one of them is no digit. */
export function digits(text: string, start: number, length: number): number {
  let value = 0
  for (let i = start; i < start + length; i++) {
    const digit = text.charCodeAt(i) - 48
    if (!(digit >= 0 && digit <= 9)) return -1
    value = value * 10 + digit
  }
  return value
}

/** Two digits, as in times and dates. */
export function two(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}
