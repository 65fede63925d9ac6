import type { Dated } from './window-rule.ts'

/** Every house threshold by name; its value counts postal days. */
export const THRESHOLDS = [
  'label-not-handed-over',
  'partner-not-handed-over',
  'acceptance-pending',
  'quiet',
  'no-updates',
  'late-help',
  'probably-lost-silence',
  'probably-lost-late',
  'missent',
  'out-for-delivery-quiet',
  'early-delivery-scan',
  'inquiry-closes',
  'inquiry-reopens',
] as const

export type ThresholdId = (typeof THRESHOLDS)[number]

/** A number of postal days from which we say something: ours, not a rule of USPS, and the operator may change it. */
export type Threshold = Dated & { id: ThresholdId; postalDays: number; name: string; why: string }

/** The thresholds in force. */
export type Thresholds = Record<ThresholdId, number>
