import { parseDay } from '#domain/calendar/civil-day.ts'
import { countingOffset } from '#domain/journey/order.ts'
import { ASSUMED_OFFSET_MINUTES } from '#domain/scans/at.ts'
import type { ParcelReading } from '../parcels/parcel-reading.ts'

const DAY_MS = 86_400_000

/** The beginning of the day on which a parcel's diagnosis changes by itself, epoch milliseconds; null: on no day known. */
export function changeOfDiagnosisMs(reading: ParcelReading): number | null {
  const day = reading.meaning?.diagnosis.changesOn ?? null
  return day === null ? null : startOfDayMs(reading, day)
}

/** The beginning of a day on the clock where the parcel was last heard of, epoch milliseconds; null where it is no day. */
export function startOfDayMs(reading: ParcelReading, day: string): number | null {
  const number = parseDay(day)
  return number === null ? null : number * DAY_MS - offsetOf(reading) * 60_000
}

/** Minutes east of UTC on the clock where the parcel was last heard of. */
export function offsetOf({ journey }: ParcelReading): number {
  const mark = journey?.state.lastSeen ?? journey?.state.latest ?? null
  return mark ? countingOffset(mark) : ASSUMED_OFFSET_MINUTES
}
