import type { ParcelReading } from '#services/parcels/parcel-reading.ts'

/** What a page shows of a parcel, so short that a live event can be compared with it. */
export function versionOf(reading: ParcelReading): string {
  return `${reading.trackingNumber}:${reading.outcome}:${reading.scans.length}:${reading.phase}:${reading.expected?.day ?? ''}`
}
