/** What USPS said of a number when it was asked, by the token that the API has for it; null where that adds nothing. */
const SAID: Record<string, string> = {
  'not-covered':
    'We asked USPS, which does not tell us about this parcel: it answers only for the shippers that are connected here.',
  'wrong-number':
    'We asked USPS, which knows no parcel under this number now. Compare it with the receipt or the sender’s message. A label that is very new may not be known yet.',
  'not-trackable': 'We asked USPS, which says that the status of this item can’t be shown.',
  'other-carrier':
    'We asked USPS, which says that the number looks like another carrier’s. Ask the sender who carries it.',
  'other-kind-of-number':
    'We asked USPS, which says that this is no tracking number, but the number of a pickup or of a notice.',
  'fraudulent-postage':
    'USPS says that the postage on this parcel’s label is not genuine, so that it may not be delivered. Talk to the seller, and keep your proof of payment.',
}

/** The sentence for what a source said of a number; null where there is none. */
export function sourceSaysWords(says: string | null): string | null {
  return says === null ? null : (SAID[says] ?? null)
}
