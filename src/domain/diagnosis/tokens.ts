/** Why people need help; the tokens are the API's, in the order in which the first that holds is the main one. */
export const SITUATIONS = [
  'damaged',
  'missing-contents',
  'delivered-not-received',
  'returning',
  'delivered',
  'wish',
  'held',
  'delivery-attempted',
  'customs',
  'not-with-usps-yet',
  'probably-lost',
  'no-updates',
  'late',
  'unclear-status',
  'on-its-way',
  'cannot-tell',
] as const

export type SituationName = (typeof SITUATIONS)[number]

/** What a person tells of a parcel that no scan can know. */
export const REPORTS = ['not-received', 'damaged', 'missing-contents'] as const
export type Report = (typeof REPORTS)[number]

export const ROLES = ['sender', 'recipient'] as const
export type Role = (typeof ROLES)[number]

/** What a person wants done with a parcel. */
export const WISHES = ['hold', 'redirect', 'redeliver', 'instructions', 'return'] as const
export type Wish = (typeof WISHES)[number]
