import { tidyNumber } from '#domain/scans/parse-scan.ts'
import { parseTrackingNumber } from '#domain/tracking-number/parse.ts'
import type { AskedNumber } from '#services/ports/tracking-source.ts'

/** As USPS takes numbers (Tracking 3.2 API). */
const TAKEN = /^[A-Z0-9]{4,34}$/

export function isTaken(asked: AskedNumber): boolean {
  return TAKEN.test(asked.trackingNumber)
}

/** A number to compare by: in capitals, without blanks and without the routing part before it. */
export function comparable(text: string): string | null {
  const tidy = tidyNumber(text)
  return tidy === null ? null : (/^420\d{5}(?:\d{4})?(9\d{19,29})$/.exec(tidy)?.[1] ?? tidy)
}

/** Whether a number holds a Mailer ID, which tells whose parcel it is. */
export function isOfMailer(trackingNumber: string, mailerId: string): boolean {
  return parseTrackingNumber(trackingNumber).some((reading) => reading.mailerId === mailerId)
}
