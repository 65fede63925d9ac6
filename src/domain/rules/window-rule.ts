import { dayNumber, daysInMonth, dayText, parseDay } from '../calendar/civil-day.ts'
import type { PostalCalendar } from '../calendar/postal-calendar.ts'

export const UNITS = ['days', 'postal-days', 'business-days', 'months', 'years'] as const

/** A stretch of time. Postal days are Monday to Saturday, business days Monday to Friday, both without holidays. */
export type Span = { n: number; unit: (typeof UNITS)[number] }

/** From which event a rule counts; its day is day 0. */
export const COUNTED_FROM = ['mailing', 'attempt', 'notice', 'help-request', 'decision', 'label'] as const

export type CountedFrom = (typeof COUNTED_FROM)[number]

/** How sure we are of a rule: read at its source, read in a copy of it, written from memory, or our own. */
export const TRUSTS = ['read', 'copy', 'memory', 'house'] as const

export type Trust = (typeof TRUSTS)[number]

/** What every rule carries: where it comes from, and on which days it is in force (`YYYY-MM-DD`, both included). */
export type Dated = {
  id: string
  effectiveFrom: string
  effectiveTo: string | null
  trust: Trust
  source: string
  checkedOn: string
}

/** A rule that opens something some time after an event and closes it later. */
export type WindowRule = Dated & {
  name: string
  countsFrom: CountedFrom
  /** Null: open at once. */
  opens: Span | null
  /** Null: never closes. */
  closes: Span | null
  note?: string | undefined
}

/** The days on which something is open, both included; null is "at once" or "without end". */
export type Window = { from: string | null; until: string | null }

/** The window that a rule gives where its event happened on `day`. */
export function windowOf(rule: WindowRule, day: string, calendar: PostalCalendar): Window {
  return {
    from: rule.opens ? addSpan(day, rule.opens, calendar) : null,
    until: rule.closes ? addSpan(day, rule.closes, calendar) : null,
  }
}

/** Whether a day lies in a window. */
export function isOpenOn(window: Window, day: string): boolean {
  return (window.from === null || window.from <= day) && (window.until === null || day <= window.until)
}

/** Of the rows of one rule the one in force on a day; null where none is. */
export function inForce<T extends Dated>(rows: readonly T[], id: string, day: string): T | null {
  return (
    rows.find(
      (row) => row.id === id && row.effectiveFrom <= day && (row.effectiveTo === null || day <= row.effectiveTo),
    ) ?? null
  )
}

/** The day that lies a span after another. A month later is the same date, or the month's last day. */
export function addSpan(day: string, span: Span, calendar: PostalCalendar): string {
  switch (span.unit) {
    case 'days':
      return dayText((parseDay(day) ?? Number.NaN) + span.n)
    case 'postal-days':
      return calendar.addPostalDays(day, span.n)
    case 'business-days':
      return calendar.addBusinessDays(day, span.n)
    case 'months':
      return addMonths(day, span.n)
    case 'years':
      return addMonths(day, span.n * 12)
  }
}

function addMonths(day: string, n: number): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + n
  const year = Math.floor(months / 12)
  const month = (months % 12) + 1
  return dayText(dayNumber(year, month, Math.min(Number(day.slice(8, 10)), daysInMonth(year, month))))
}
