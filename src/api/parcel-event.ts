import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import type { StreamEvent } from './event-stream.ts'
import { parcelJson } from './parcel-json.ts'

const written = new WeakMap<ParcelReading, StreamEvent>()

/**
 * A reading as an event of a live stream; written once for all who follow the parcel. The id names number and moment,
 * so that a client that comes back knows what it had; it gets the present state in any case.
 */
export function parcelEvent(reading: ParcelReading): StreamEvent {
  let event = written.get(reading)
  if (!event) {
    const id = `${reading.trackingNumber}.${reading.nowMs}`
    event = {
      key: reading.trackingNumber,
      text: `event: parcel\nid: ${id}\ndata: ${JSON.stringify(parcelJson(reading))}\n\n`,
    }
    written.set(reading, event)
  }
  return event
}
