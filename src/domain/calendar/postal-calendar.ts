import { dayNumber, daysInMonth, dayText, parseDay, yearOfDay } from './civil-day.ts'

/** A holiday by its rule: a fixed date, or the n-th weekday of a month (-1 is the last; Sunday is 0). */
export type HolidayRule =
  | { name: string; month: number; day: number; from?: number }
  | { name: string; month: number; weekday: number; nth: number; from?: number }

/** A day that the rules get wrong, as USPS announced it. */
export type HolidayOverride = { day: string; isPostalDay: boolean; name: string }

export type HolidayRules = {
  rules: readonly HolidayRule[]
  sundayObservedOnMonday: boolean
  overrides: readonly HolidayOverride[]
}

/**
 * Which days USPS works: Monday to Saturday, except postal holidays. Days are `YYYY-MM-DD`; working days are counted
 * from 1990 to 2150.
 */
export type PostalCalendar = {
  isPostalDay(day: string): boolean
  /** The name of the holiday that is kept on this day; null on other days. */
  holidayName(day: string): string | null
  /** The n-th postal day after `day`; `day` itself for n = 0, whatever day it is. */
  addPostalDays(day: string, n: number): string
  /** The n-th business day (Monday to Friday, no holiday) after `day`; `day` itself for n = 0. */
  addBusinessDays(day: string, n: number): string
  /** How many postal days lie after `from` up to and with `to`; 0 where `to` is not later. */
  postalDaysBetween(from: string, to: string): number
}

/** The weekday of a day number: Sunday is 0. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7
}

/** Makes the calendar from its rules; the holidays of a year are worked out once. */
export function postalCalendar(rules: HolidayRules): PostalCalendar {
  const years = new Map<number, Map<number, string>>()
  const overrides = new Map(rules.overrides.map((override) => [parseDay(override.day) ?? Number.NaN, override]))

  function holidaysOf(year: number): Map<number, string> {
    let holidays = years.get(year)
    if (!holidays) {
      holidays = new Map()
      for (const rule of rules.rules) {
        if (year >= (rule.from ?? 0)) holidays.set(keptOn(rule, year, rules.sundayObservedOnMonday), rule.name)
      }
      years.set(year, holidays)
    }
    return holidays
  }

  function holidayOn(number: number): string | null {
    const override = overrides.get(number)
    if (override) return override.isPostalDay ? null : override.name
    // New Year's Day on a Sunday is kept in its own year, so a holiday never leaves its year.
    return holidaysOf(yearOfDay(number)).get(number) ?? null
  }

  function isPostalNumber(number: number): boolean {
    const override = overrides.get(number)
    if (override) return override.isPostalDay
    return weekdayOf(number) !== 0 && !holidaysOf(yearOfDay(number)).has(number)
  }

  const postalDays = countedDays(isPostalNumber)
  const businessDays = countedDays((number) => isPostalNumber(number) && weekdayOf(number) !== 6)

  return {
    isPostalDay(day) {
      const number = parseDay(day)
      return number !== null && isPostalNumber(number)
    },
    holidayName(day) {
      const number = parseDay(day)
      return number === null ? null : holidayOn(number)
    },
    addPostalDays: (day, n) => (n > 0 ? dayText(postalDays.after(parseDay(day) ?? 0, n)) : day),
    addBusinessDays: (day, n) => (n > 0 ? dayText(businessDays.after(parseDay(day) ?? 0, n)) : day),
    postalDaysBetween(from, to) {
      const last = parseDay(to) ?? 0
      return Math.max(0, postalDays.until(last) - postalDays.until(parseDay(from) ?? last))
    },
  }
}

/** The days between which working days are counted; others count as the nearer of the two. */
const FIRST = dayNumber(1990, 1, 1)
const LAST = dayNumber(2150, 12, 31)

/** Days of one kind, counted once so that every later question is a look into a table. */
function countedDays(counts: (number: number) => boolean) {
  let table: { days: Int32Array; until: Int32Array } | null = null
  function made() {
    if (table) return table
    const days: number[] = []
    const until = new Int32Array(LAST - FIRST + 1)
    for (let number = FIRST; number <= LAST; number++) {
      if (counts(number)) days.push(number)
      until[number - FIRST] = days.length
    }
    table = { days: Int32Array.from(days), until }
    return table
  }
  /** How many such days there are up to and with a day. */
  const until = (number: number) => made().until[Math.min(Math.max(number, FIRST), LAST) - FIRST] ?? 0
  return { until, after: (number: number, n: number) => made().days[until(number) + n - 1] ?? LAST }
}

function keptOn(rule: HolidayRule, year: number, sundayObservedOnMonday: boolean): number {
  if ('nth' in rule) return nthWeekday(year, rule.month, rule.weekday, rule.nth)
  const number = dayNumber(year, rule.month, rule.day)
  return sundayObservedOnMonday && weekdayOf(number) === 0 ? number + 1 : number
}

function nthWeekday(year: number, month: number, weekday: number, nth: number): number {
  if (nth < 0) {
    const last = dayNumber(year, month, daysInMonth(year, month))
    return last - ((weekdayOf(last) - weekday + 7) % 7)
  }
  const first = dayNumber(year, month, 1)
  return first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7
}
