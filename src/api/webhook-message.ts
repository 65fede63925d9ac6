import { formatInstant } from '#domain/scans/at.ts'
import type { MessageWriter } from '#services/ports/webhooks.ts'
import { parcelJson } from './parcel-json.ts'

/** What Standard Webhooks advises. */
const MOST_BYTES = 20_000

/**
 * Writes a message: the parcel as `GET /v1/parcels` gives it, what is news, and how it stood before. Of a parcel with very
 * many scans the oldest are left out.
 */
export const webhookMessage: MessageWriter = ({ type, atMs, news, before, reading }) => {
  const write = (count: number) => {
    const scansLeftOut = reading.scans.length - count
    const parcel = parcelJson({ ...reading, scans: reading.scans.slice(0, count) })
    const data = { trackingNumber: reading.trackingNumber, news, before, parcel, scansLeftOut }
    return JSON.stringify({ type, timestamp: formatInstant(atMs), data })
  }
  let count = reading.scans.length
  let body = write(count)
  while (Buffer.byteLength(body) > MOST_BYTES && count > 0) {
    count = Math.floor(count / 2)
    body = write(count)
  }
  return body
}
