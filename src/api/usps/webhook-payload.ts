import { findParcel } from '#services/parcels/find-parcel.ts'
import type { PayloadWriter } from '#services/subscriptions/deliver-scan.ts'
import { detailV3r2 } from './detail-v3r2.ts'
import { isEventOf, wireParcel } from './wire-parcel.ts'

/**
 * Writes what a subscription is told of a scan: a v3r2 body with this one event, as the parcel stood with it. Null for a
 * scan that is no event of its own: told before by another source, or corrected since.
 */
export const webhookPayload: PayloadWriter = async (ctx, delivery, listener) => {
  const newest = await findParcel(ctx, { number: delivery.trackingNumber })
  const earlier = newest.earlierPieces.map((piece) => findParcel(ctx, { number: delivery.trackingNumber, piece }))
  for (const reading of [newest, ...(await Promise.all(earlier))]) {
    const parcel = wireParcel(ctx, reading)
    const event = parcel?.events.find((one) => isEventOf(one, delivery))
    if (!parcel || !event) continue
    const then = { ...parcel, events: [event] as const, phase: event.phase }
    const detail = detailV3r2(then, listener.mode ?? 'spec')
    const mailerId = reading.reading?.mailerId
    const extract = listener.eventTypes.includes('SCAN_EVENT_EXTRACT') && mailerId ? { mailerID: mailerId } : {}
    return { payload: { ...detail, ...extract }, isSimulated: parcel.isSimulated }
  }
  return null
}
