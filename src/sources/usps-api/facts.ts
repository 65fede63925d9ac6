import { dayNumber, dayText, isNamedDay } from '#domain/calendar/civil-day.ts'
import { mailClassNamed } from '#domain/mail-class/mail-class-named.ts'
import { serviceTypeOf } from '#domain/tracking-number/service-types.ts'
import { type Fields, textIn } from './fields.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The first of the named fields that holds a day, whatever stands behind it; "3 Business Days" is none. */
export function dayIn(fields: Fields, ...names: string[]): string | undefined {
  for (const name of names) {
    const day = dayOf(textIn(fields, name) ?? '')
    if (day) return day
  }
  return undefined
}

function dayOf(text: string): string | null {
  const iso = /^(\d{4}-\d{2}-\d{2})(?![\d-])/.exec(text)?.[1]
  if (iso) return isNamedDay(iso) ? iso : null
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/.exec(text)
  if (slashed) return named(Number(slashed[3]), Number(slashed[1]), Number(slashed[2]))
  const spelled = /^([a-z]{3})[a-z]{0,6}\.? (\d{1,2}), ?(\d{4})(?!\d)/i.exec(text)
  if (!spelled) return null
  return named(Number(spelled[3]), MONTHS.indexOf(spelled[1]?.toLowerCase() ?? '') + 1, Number(spelled[2]))
}

function named(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  const text = dayText(dayNumber(year, month, day))
  // February 30 would be a day in March.
  return Number(text.slice(8)) === day && isNamedDay(text) ? text : null
}

/** Codes of `mailClassCode` that USPS documents (Tracking 3.2 API). */
const CLASS_CODES: Readonly<Record<string, string>> = { PM: 'priority-mail' }

/**
 * Our token of the mail class: by the text shown (`Priority Mail<SUP>&reg;</SUP>`) or the documented name
 * (`PRIORITY_MAIL`), else by its code, else by the service type code.
 */
export function mailClassIn(fields: Fields): string | undefined {
  const name = textIn(fields, 'mailClass')?.replace(/[_-]/g, ' ').replace(/[®™℠]/g, '')
  const code = textIn(fields, 'mailClassCode')?.toUpperCase()
  const serviceType = textIn(fields, 'serviceTypeCode')?.padStart(3, '0')
  return (
    (name && mailClassNamed(name)) ||
    (code && CLASS_CODES[code]) ||
    (serviceType && /^\d{3}$/.test(serviceType) && serviceTypeOf(serviceType)?.mailClass) ||
    undefined
  )
}
