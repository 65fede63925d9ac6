import { localDay } from '../calendar/civil-day.ts'
import type { Phase } from '../scans/phase.ts'
import type { Followed } from './followed.ts'

const HOUR_MS = 3_600_000

/**
 * House estimates, smoothed from simulated networks (`bench/following.ts` measures what they are worth on others):
 * scans an hour over a day and night, at the busiest and the quietest, and how many hours of silence halve them.
 */
type Pattern = {
  perHour: number
  busyFrom: number
  busyUntil: number
  busy: number
  quiet: number
  halvesAfter: number
}

const OFFICE_HOURS = { busyFrom: 7, busyUntil: 18, busy: 1.9, quiet: 0.2 }
const ALWAYS = { busyFrom: 0, busyUntil: 24, busy: 1, quiet: 1 }

const PATTERNS: Record<Phase, Pattern> = {
  'pre-shipment': { perHour: 0.035, busyFrom: 8, busyUntil: 19, busy: 1.8, quiet: 0.3, halvesAfter: 72 },
  accepted: { perHour: 0.17, busyFrom: 16, busyUntil: 23, busy: 2.2, quiet: 0.4, halvesAfter: 24 },
  'in-transit': { perHour: 0.09, busyFrom: 4, busyUntil: 11, busy: 1.6, quiet: 0.75, halvesAfter: 60 },
  'out-for-delivery': { perHour: 0.16, busyFrom: 9, busyUntil: 20, busy: 1.9, quiet: 0.15, halvesAfter: 24 },
  'delivery-attempted': { perHour: 0.03, ...OFFICE_HOURS, halvesAfter: 48 },
  'available-for-pickup': { perHour: 0.015, ...OFFICE_HOURS, halvesAfter: 72 },
  held: { perHour: 0.015, ...OFFICE_HOURS, halvesAfter: 72 },
  delivered: { perHour: 0.004, ...ALWAYS, halvesAfter: 12 },
  returning: { perHour: 0.05, ...ALWAYS, halvesAfter: 72 },
  returned: { perHour: 0.002, ...ALWAYS, halvesAfter: 12 },
  alert: { perHour: 0.05, ...ALWAYS, halvesAfter: 48 },
  unknown: { perHour: 0.05, ...ALWAYS, halvesAfter: 48 },
}

/** On the way before its last day; and in the morning hours of that day, when it reaches its office and leaves it. */
const FAR_FROM_HOME = 0.9
const MORNING_OF_DELIVERY = 2.5

/** How many scans an hour are to be expected of a parcel at a moment (epoch milliseconds), from what is known of it. */
export function newsPerHour(parcel: Followed, atMs: number): number {
  const { perHour, busyFrom, busyUntil, busy, quiet, halvesAfter } = PATTERNS[parcel.phase]
  const hour = (((atMs / HOUR_MS + parcel.offsetMinutes / 60) % 24) + 24) % 24
  const day = localDay(atMs, parcel.offsetMinutes)
  const isBusy = hour >= busyFrom && hour < busyUntil
  let byClock = isBusy ? busy : quiet
  if (parcel.phase === 'in-transit' && parcel.expectedDay !== null) {
    byClock *= day < parcel.expectedDay ? FAR_FROM_HOME : isBusy ? MORNING_OF_DELIVERY : 1
  }
  const silentHours = Math.max(0, atMs - (parcel.latestAtMs ?? parcel.addedAtMs)) / HOUR_MS
  return (perHour * byClock) / (1 + (silentHours / halvesAfter) ** 2)
}
