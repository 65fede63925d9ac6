import { USPS_ZONE } from '../channels/list-channels.ts'
import type { Context } from '../context.ts'
import type { ParcelReading } from '../parcels/parcel-reading.ts'

/** The clock of the place to which a parcel goes, else of the place where it was last seen, else that of USPS. */
export function zoneOfParcel(ctx: Context, reading: ParcelReading): string {
  const zip = reading.meaning?.circumstances.destinationZip ?? reading.reading?.destinationZip
  const point =
    (zip ? ctx.places.byZip(zip) : null) ?? (reading.lastSeen ? ctx.places.locate(reading.lastSeen.scan.place) : null)
  return point?.timeZone ?? USPS_ZONE
}
