import type { Dated } from './window-rule.ts'

/** What rules are about, in the order in which people look for them. */
export const SUBJECTS = [
  'claims',
  'search',
  'refunds',
  'international',
  'holding',
  'changes',
  'forwarding',
  'standards',
  'records',
  'contact',
  'thresholds',
] as const

export type Subject = (typeof SUBJECTS)[number]

export const LIMIT_UNITS = [
  'days',
  'postal-days',
  'business-days',
  'weeks',
  'months',
  'years',
  'dollars',
  'inches',
  'claims',
] as const

type Further = Dated & { subject: Subject; name: string; note?: string | undefined }

/** A rule that allows a range: Hold Mail of 3 to 30 days. Null: no limit on that side. */
export type LimitRule = Further & {
  kind: 'limit'
  least: number | null
  most: number | null
  unit: (typeof LIMIT_UNITS)[number]
}

/** A rule that names things: who may claim, which papers count. The tokens have words in `src/words`. */
export type ListRule = Further & { kind: 'list'; items: readonly string[] }

/** A rule of USPS that opens and closes nothing by itself. */
export type FurtherRule = LimitRule | ListRule

/** Whether a number keeps to a limit. */
export function isWithin(rule: Pick<LimitRule, 'least' | 'most'>, value: number): boolean {
  return (rule.least === null || rule.least <= value) && (rule.most === null || value <= rule.most)
}
