/** Where in its life a parcel is, in the order of a normal life. The tokens are the API's. */
export const PHASES = [
  'pre-shipment',
  'accepted',
  'in-transit',
  'out-for-delivery',
  'delivery-attempted',
  'available-for-pickup',
  'held',
  'delivered',
  'returning',
  'returned',
  'alert',
  'unknown',
] as const

export type Phase = (typeof PHASES)[number]

/** What a scan code says of the phase: a phase, or `unchanged` for records that move nothing. */
export type PhaseSaid = Phase | 'unchanged'
