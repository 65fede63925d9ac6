/** Ways to get something done about a parcel; the tokens are the API's. */
export const CHANNELS = [
  'wait',
  'notifications',
  'sender',
  'household',
  'help-request',
  'phone',
  'inquiry',
  'post-office',
  'missing-mail-search',
  'claim',
  'appeal',
  'redelivery',
  'pickup',
  'hold-mail',
  'delivery-instructions',
  'package-intercept',
  'refund',
  'international-inquiry',
  'customs',
  'inspection-service',
  'other-carrier',
] as const

export type Channel = (typeof CHANNELS)[number]

export const DEADLINE_KINDS = [
  'claim',
  'missing-mail-search',
  'appeal',
  'pickup',
  'second-notice',
  'return',
  'refund',
  'international-inquiry',
  'record-kept',
] as const

export type DeadlineKind = (typeof DEADLINE_KINDS)[number]
