import { dayNumber, daysInMonth, dayText, parseDay } from './civil-day.ts'

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

/** Which days USPS works: Monday to Saturday, except postal holidays. Days are `YYYY-MM-DD`. */
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
  const overrides = new Map(rules.overrides.map((override) => [override.day, override]))

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

  function holidayName(day: string): string | null {
    const override = overrides.get(day)
    if (override) return override.isPostalDay ? null : override.name
    const number = parseDay(day)
    if (number === null) return null
    const year = Number(day.slice(0, 4))
    // New Year's Day on a Sunday is kept in its own year, so a holiday never leaves its year.
    return holidaysOf(year).get(number) ?? null
  }

  function isPostalDay(day: string): boolean {
    const override = overrides.get(day)
    if (override) return override.isPostalDay
    const number = parseDay(day)
    return number !== null && weekdayOf(number) !== 0 && holidayName(day) === null
  }

  function isBusinessDay(day: string): boolean {
    return isPostalDay(day) && weekdayOf(parseDay(day) ?? 0) !== 6
  }

  function addDays(day: string, n: number, counts: (day: string) => boolean): string {
    let number = parseDay(day) ?? 0
    let text = day
    for (let left = n; left > 0; ) {
      text = dayText(++number)
      if (counts(text)) left--
    }
    return text
  }

  return {
    isPostalDay,
    holidayName,
    addPostalDays: (day, n) => addDays(day, n, isPostalDay),
    addBusinessDays: (day, n) => addDays(day, n, isBusinessDay),
    postalDaysBetween(from, to) {
      const last = parseDay(to) ?? 0
      let count = 0
      for (let number = (parseDay(from) ?? last) + 1; number <= last; number++)
        if (isPostalDay(dayText(number))) count++
      return count
    },
  }
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
