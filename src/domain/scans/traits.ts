/** What a wording says besides its phase, as far as a diagnosis looks for it. */
export type Trait =
  | 'arriving-late'
  | 'at-border'
  | 'customs'
  | 'customs-over'
  | 'damaged'
  | 'dead-mail'
  | 'forwarded'
  | 'missent'
  | 'to-pay'
  | 'shipping-partner'

const PATTERNS: readonly (readonly [Trait, RegExp])[] = [
  ['arriving-late', /arriving late|delayed|weather delay|other delay/],
  ['at-border', /office of exchange/],
  ['customs', /\bcustoms\b/],
  ['customs-over', /complete|released|out of|out from|cleared|returned from|picked up|refused|confiscated/],
  ['damaged', /\bdamaged\b/],
  ['dead-mail', /dead mail|mail recovery|disposed/],
  ['forwarded', /^forward/],
  ['missent', /missent|mis-shipped/],
  ['to-pay', /postage due|payment of charges/],
  ['shipping-partner', /shipping (?:partner|agent)/],
]

/** The traits of a normalised wording. */
export function traitsOf(wording: string): ReadonlySet<Trait> {
  return new Set(PATTERNS.flatMap(([trait, pattern]) => (pattern.test(wording) ? [trait] : [])))
}
