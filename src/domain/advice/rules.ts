import type { PostalCalendar } from '../calendar/postal-calendar.ts'
import type { Report } from '../diagnosis/tokens.ts'
import { addSpan, type Dated, type Span, type WindowRule } from '../rules/window-rule.ts'

/** A rule for some classes of mail, or for some services; null: for all. */
export type ForSome = { mailClasses?: readonly string[] | null; services?: readonly string[] | null }

export type ClaimRule = WindowRule & ForSome & { military: boolean | null; forReports: readonly Report[] | null }
export type HoldRule = WindowRule & ForSome & { kind: 'pickup' | 'second-notice' }
export type RefundRule = WindowRule & ForSome
/** For mail posted from one day of the year to another (`MM-DD`), nothing is paid back where it came within a span. */
export type RefundException = Dated & ForSome & { name: string; firstDay: string; lastDay: string; within: Span }
export type InquiryRule = WindowRule & ForSome & { forReports?: readonly Report[] | null }

/** What a class pays for without anything bought, in dollars. */
export type Cover = Dated & { name: string; mailClasses: readonly string[]; dollars: number }

/** All rules that give deadlines, with the day as of which they were last checked. */
export type Rules = {
  claims: readonly ClaimRule[]
  cover: readonly Cover[]
  appeals: readonly WindowRule[]
  search: readonly WindowRule[]
  hold: readonly HoldRule[]
  refunds: readonly RefundRule[]
  refundExceptions: readonly RefundException[]
  records: readonly (WindowRule & ForSome)[]
  inquiries: readonly InquiryRule[]
  asOf: string
}

/** Whether a rule is in force on a day and made for a parcel of this class with these services. */
export function fits(
  rule: Dated & ForSome,
  day: string,
  mailClass: string | null,
  services: readonly string[],
): boolean {
  return (
    rule.effectiveFrom <= day &&
    (rule.effectiveTo === null || day <= rule.effectiveTo) &&
    (!rule.mailClasses || rule.mailClasses.includes(mailClass ?? 'unknown')) &&
    (!rule.services || rule.services.some((service) => services.includes(service)))
  )
}

/** Whether an exception takes away the refund of mail posted on a day that came, or was tried, on another. */
export function isExcepted(rule: RefundException, mailed: string, came: string, calendar: PostalCalendar): boolean {
  const day = mailed.slice(5)
  return rule.firstDay <= day && day <= rule.lastDay && came <= addSpan(mailed, rule.within, calendar)
}
