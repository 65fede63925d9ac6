import type { SituationName, Wish } from '../diagnosis/tokens.ts'

const ASKS = {
  damaged: ['how-to-claim', 'where-to-show', 'reference'],
  'missing-contents': ['how-to-claim', 'search-for-contents', 'where-to-show', 'reference'],
  'delivered-not-received': ['where-scanned', 'service-request', 'reference'],
  returning: ['why-returned', 'stop-return', 'correct-address', 'reference'],
  delivered: ['where-scanned', 'who-took-it'],
  held: ['which-office', 'until-when', 'bring-again'],
  'delivery-attempted': ['bring-again', 'which-office', 'until-when', 'reference'],
  customs: ['newest-scan', 'is-it-with-customs', 'reference'],
  'not-with-usps-yet': ['any-scan'],
  'probably-lost': ['service-request', 'newest-scan', 'search', 'how-to-claim', 'reference'],
  'no-updates': ['service-request', 'newest-scan', 'reference'],
  late: ['newest-scan', 'service-request', 'reference'],
  'unclear-status': ['what-it-means', 'what-next', 'reference'],
  'on-its-way': ['newest-scan'],
  'cannot-tell': ['newest-scan', 'what-next'],
} as const satisfies Record<Exclude<SituationName, 'wish'>, readonly string[]>

const ASKS_OF_WISH = {
  hold: ['can-hold', 'until-when'],
  redirect: ['can-redirect', 'intercept'],
  redeliver: ['bring-again', 'reference'],
  instructions: ['can-leave'],
  return: ['intercept'],
} as const satisfies Record<Wish, readonly string[]>

/** Every question that a call sheet may hold. */
export type Ask =
  | (typeof ASKS)[keyof typeof ASKS][number]
  | (typeof ASKS_OF_WISH)[keyof typeof ASKS_OF_WISH][number]
  | 'what-became-of-it'

/** What to ask a representative for, the most useful first. A return that is over can no longer be stopped. */
export function asksFor(
  situation: SituationName,
  rule: string,
  wish: Wish | null,
  hasAskedForHelp: boolean,
): readonly Ask[] {
  if (situation === 'wish') return ASKS_OF_WISH[wish ?? 'hold']
  const asks: readonly Ask[] = ASKS[situation]
  const fitting = rule === 'returning.returned' ? asks.filter((ask) => ask !== 'stop-return') : asks
  return hasAskedForHelp ? fitting.map((ask) => (ask === 'service-request' ? 'what-became-of-it' : ask)) : fitting
}
