/** What carriers are called, and where they show a number. */
const CARRIERS: Record<string, { name: string; page?: string }> = {
  usps: { name: 'USPS', page: 'https://tools.usps.com/go/TrackConfirmAction?tLabels=' },
  ups: { name: 'UPS', page: 'https://www.ups.com/track?tracknum=' },
  fedex: { name: 'FedEx', page: 'https://www.fedex.com/fedextrack/?trknbr=' },
  dhl: { name: 'DHL', page: 'https://www.dhl.com/us-en/home/tracking.html?tracking-id=' },
  amazon: { name: 'Amazon', page: 'https://track.amazon.com/tracking/' },
  ontrac: { name: 'OnTrac', page: 'https://www.ontrac.com/tracking/?number=' },
  'canada-post': {
    name: 'Canada Post',
    page: 'https://www.canadapost-postescanada.ca/track-reperage/en#/search?searchFor=',
  },
  'other-post': { name: 'another country’s post' },
  other: { name: 'another carrier’s' },
}

/** The carrier's name; the token itself for one that is not known. */
export function carrierName(carrier: string): string {
  return CARRIERS[carrier]?.name ?? carrier
}

/** Where the carrier itself shows the number; null where we know no such page. */
export function carrierTrackingPage(carrier: string, trackingNumber: string): string | null {
  const page = CARRIERS[carrier]?.page
  return page ? page + encodeURIComponent(trackingNumber) : null
}
