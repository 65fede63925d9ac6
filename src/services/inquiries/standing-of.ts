import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import type { ParcelReading } from '../parcels/parcel-reading.ts'

/** What the queue needs of a parcel: its situation, where it was last scanned, and when to look again. */
export function standingOf(reading: ParcelReading | null): Pick<Inquiry, 'situation' | 'lastPlace' | 'rediagnoseOn'> {
  const diagnosis = reading?.meaning?.diagnosis
  const place = (reading?.lastSeen ?? reading?.latest)?.scan.place
  const lastPlace = [place?.city, place?.state].filter(Boolean).join(', ').slice(0, 100)
  return {
    situation: diagnosis?.situation ?? null,
    lastPlace: lastPlace === '' ? null : lastPlace,
    rediagnoseOn: diagnosis?.changesOn ?? null,
  }
}
