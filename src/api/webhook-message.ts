import { formatInstant } from '#domain/scans/at.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import type { ParcelNews } from '#services/ports/watches.ts'
import type { MessageWriter } from '#services/ports/webhooks.ts'
import { parcelJson } from './parcel-json.ts'

/** What Standard Webhooks advises. */
const MOST_BYTES = 20_000

/**
 * Writes a message: the parcel as `GET /v1/parcels` gives it, what is news, and how it stood before. Of a parcel with very
 * many scans the oldest are left out.
 */
export const webhookMessage: MessageWriter = ({ type, atMs, news, before, reading }) =>
  writeMessage(type, atMs, reading, { news, before })

/** The same for whoever watches a parcel: what is news of it. */
export function watchNews({ parcel, atMs }: { parcel: ParcelNews; atMs: number }): string {
  return writeMessage('parcel.news', atMs, parcel.reading, { news: parcel.news })
}

/** Asks an address whether it wants news of parcels. */
export function watchConfirmation(about: {
  numbers: readonly string[]
  key: string
  /** Where a yes is posted to; null where nobody knows our own address. */
  confirmUrl: string | null
  atMs: number
}): string {
  const { numbers: trackingNumbers, key, confirmUrl, atMs } = about
  return envelope('watch.confirmation', atMs, { trackingNumbers, key, confirmUrl })
}

function writeMessage(type: string, atMs: number, reading: ParcelReading, more: object): string {
  const write = (count: number) => {
    const scansLeftOut = reading.scans.length - count
    const parcel = parcelJson({ ...reading, scans: reading.scans.slice(0, count) })
    return envelope(type, atMs, { trackingNumber: reading.trackingNumber, ...more, parcel, scansLeftOut })
  }
  let count = reading.scans.length
  let body = write(count)
  while (Buffer.byteLength(body) > MOST_BYTES && count > 0) {
    count = Math.floor(count / 2)
    body = write(count)
  }
  return body
}

function envelope(type: string, atMs: number, data: object): string {
  return JSON.stringify({ type, timestamp: formatInstant(atMs), data })
}
