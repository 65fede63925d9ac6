import type { ParcelFacts } from '#domain/scans/scan.ts'

/** One event as USPS told it, whichever API or webhook it came by. What names people was left behind. */
export type UspsEvent = {
  code: string | null
  wording: string | null
  /** On the clock of the place, as our API writes times; null where no day can be read. */
  at: string | null
  /** Upper case or as it came; a facility stands in `city` where there is no state. */
  city: string | null
  state: string | null
  zip: string | null
  country: string | null
}

/** What USPS tells of one parcel: the one model of all its shapes. */
export type UspsDetail = {
  trackingNumber: string | null
  facts: ParcelFacts
  events: UspsEvent[]
  /** Sentences about events, newest first, for answers that hold no events. */
  summaries: string[]
}
