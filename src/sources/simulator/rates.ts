/** Troubles that the truth knows. */
export const TROUBLES = [
  'none',
  'delay',
  'lost',
  'damaged',
  'stuck',
  'misdelivered',
  'returned',
  'never-handed-over',
] as const

export type Trouble = (typeof TROUBLES)[number]

/**
 * How often things go wrong: house values. Rarer than complaints suggest and more frequent than an ordinary day, so
 * that a demonstration of a few hundred parcels shows each of them.
 */
export const TROUBLE_RATES: readonly (readonly [Trouble, number])[] = [
  ['none', 0.9],
  ['delay', 0.04],
  ['stuck', 0.015],
  ['returned', 0.015],
  ['never-handed-over', 0.012],
  ['lost', 0.008],
  ['damaged', 0.005],
  ['misdelivered', 0.005],
]

/** A scan that nobody makes although the parcel passes: an audit of 500 parcels found most histories incomplete. */
export const MISSED_SCAN = 0.08
/** A parcel that could not be handed over at the first try. */
export const FIRST_ATTEMPT_FAILS = 0.05
/** An event that the feed tells twice. */
export const TOLD_TWICE = 0.02
/** An event that the feed tells hours late, and one that it tells a day late. */
export const TOLD_LATE = 0.05
export const TOLD_A_DAY_LATE = 0.01
/** A system note between two scans. */
export const TRANSIT_NOTE = 0.25

/** Mail classes with their share, service type, and postal days between acceptance and delivery near and far. */
export const CLASSES = [
  { mailClass: 'ground-advantage', share: 0.5, application: '92', serviceType: '346', near: 2, far: 5 },
  { mailClass: 'ground-advantage', share: 0.12, application: '94', serviceType: '001', near: 2, far: 5 },
  { mailClass: 'priority-mail', share: 0.18, application: '94', serviceType: '055', near: 1, far: 3 },
  { mailClass: 'priority-mail', share: 0.05, application: '95', serviceType: '055', near: 1, far: 3 },
  { mailClass: 'priority-mail-express', share: 0.03, application: '94', serviceType: '701', near: 1, far: 2 },
  { mailClass: 'media-mail', share: 0.03, application: '93', serviceType: '490', near: 4, far: 7 },
  { mailClass: 'parcel-select', share: 0.09, application: '92', serviceType: '612', near: 2, far: 5 },
] as const

export type MailClassModel = (typeof CLASSES)[number]
