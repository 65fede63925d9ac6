import type { ThresholdId } from '../rules/threshold.ts'

/** Beginnings of diagnosis rules with the house threshold that decides them; the longer one first. */
const DECIDED_BY: readonly (readonly [string, ThresholdId])[] = [
  ['not-with-usps-yet.partner', 'partner-not-handed-over'],
  ['not-with-usps-yet.acceptance-pending', 'acceptance-pending'],
  ['not-with-usps-yet.', 'label-not-handed-over'],
  ['no-updates.', 'no-updates'],
  ['late.', 'late-help'],
  ['on-its-way.quiet', 'quiet'],
  ['unclear-status.missent', 'missent'],
  ['unclear-status.out-for-delivery-quiet', 'out-for-delivery-quiet'],
  ['unclear-status.alert-unsettled', 'out-for-delivery-quiet'],
  ['delivered-not-received.', 'early-delivery-scan'],
]

/** The house threshold on which a diagnosis by this rule rests; null where a scan or a person decided it. */
export function thresholdOfRule(rule: string): ThresholdId | null {
  if (rule.startsWith('probably-lost.')) {
    if (rule.endsWith('-past-expected')) return 'probably-lost-late'
    return rule.endsWith('-postal-days') ? 'probably-lost-silence' : null
  }
  return DECIDED_BY.find(([start]) => rule.startsWith(start))?.[1] ?? null
}
