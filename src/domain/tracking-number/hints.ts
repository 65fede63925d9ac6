import type { Carrier } from './carrier.ts'

const REACH = 60
const WORDS =
  /track|shipment|parcel|sendung|label|certified|usps|postal service|post office|\bups\b|united parcel|fedex|federal express|\bdhl\b|amazon|ontrac|lasership|canada ?post|postes canada/gi

const CARRIERS: readonly [RegExp, Carrier][] = [
  [/^(?:usps|postal|post office|certified)/i, 'usps'],
  [/^(?:ups|united)/i, 'ups'],
  [/^fed/i, 'fedex'],
  [/^dhl/i, 'dhl'],
  [/^amazon/i, 'amazon'],
  [/^(?:ontrac|laser)/i, 'ontrac'],
  [/^(?:canada|postes)/i, 'canada-post'],
]

export type Hints = {
  /** Whether the carrier is named within sixty characters before the place, or right behind it. */
  carrierNear(carrier: Carrier, start: number, end: number): boolean
  /** Whether a word such as "tracking" stands within sixty characters before the place. */
  trackingNear(start: number): boolean
}

/** Where carriers and tracking are spoken of in a text. */
export function findHints(text: string): Hints {
  const tracking: number[] = []
  const byCarrier = new Map<Carrier, number[]>()
  for (const match of text.matchAll(WORDS)) {
    const carrier = CARRIERS.find(([shape]) => shape.test(match[0]))?.[1]
    if (carrier) push(byCarrier, carrier, match.index)
    if (!carrier || carrier === 'usps') tracking.push(match.index)
  }
  return {
    trackingNear: (start) => hasBetween(tracking, start - REACH, start),
    carrierNear: (carrier, start, end) => hasBetween(byCarrier.get(carrier) ?? [], start - REACH, end + 20),
  }
}

/** Whether a sorted list has a number from `least` up to `most`. */
function hasBetween(sorted: readonly number[], least: number, most: number): boolean {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < least) low = middle + 1
    else high = middle
  }
  const at = sorted[low]
  return at !== undefined && at <= most
}

function push(places: Map<Carrier, number[]>, carrier: Carrier, place: number): void {
  const list = places.get(carrier)
  if (list) list.push(place)
  else places.set(carrier, [place])
}
