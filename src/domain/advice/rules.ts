import type { Report } from '../diagnosis/tokens.ts'
import type { Dated, WindowRule } from '../rules/window-rule.ts'

/** A rule for some classes of mail, or for some services; null: for all. */
export type ForSome = { mailClasses?: readonly string[] | null; services?: readonly string[] | null }

export type ClaimRule = WindowRule & ForSome & { military: boolean | null; forReports: readonly Report[] | null }
export type HoldRule = WindowRule & ForSome & { kind: 'pickup' | 'second-notice' }
export type RefundRule = WindowRule & ForSome

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
  records: readonly (WindowRule & ForSome)[]
  inquiries: readonly (WindowRule & ForSome)[]
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
