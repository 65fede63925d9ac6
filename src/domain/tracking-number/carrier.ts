/** Carrier tokens of the API. */
export const CARRIERS = [
  'usps',
  'ups',
  'fedex',
  'dhl',
  'amazon',
  'ontrac',
  'canada-post',
  'other-post',
  'other',
] as const

export type Carrier = (typeof CARRIERS)[number]
