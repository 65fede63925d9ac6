import { parseDay } from '../calendar/civil-day.ts'
import type { Phase } from '../scans/phase.ts'
import type { Followed } from './followed.ts'

const HOUR_MS = 3_600_000

/**
 * House estimates, smoothed from simulated networks (`bench/following.ts` measures what they are worth on others).
 * `perHour`: scans an hour, as a mean over day and night. `busy` and `quiet`: how many times that by the clock.
 * `bySilence`: how many times that from so many hours after the last scan on.
 */
type Pattern = {
  perHour: number
  busyFrom: number
  busyUntil: number
  busy: number
  quiet: number
  bySilence: readonly (readonly [fromHour: number, factor: number])[]
}

const OFFICE_HOURS = { busyFrom: 7, busyUntil: 18, busy: 1.9, quiet: 0.2 }
const ALWAYS = { busyFrom: 0, busyUntil: 24, busy: 1, quiet: 1 }
const SLOWLY = [
  [0, 1],
  [48, 0.7],
  [96, 0.4],
  [168, 0.2],
] as const

const PATTERNS: Record<Phase, Pattern> = {
  // A label is handed over within a day or two, or much later.
  'pre-shipment': {
    perHour: 0.03,
    busyFrom: 8,
    busyUntil: 19,
    busy: 1.8,
    quiet: 0.3,
    bySilence: [
      [0, 0.9],
      [20, 1.5],
      [44, 0.6],
      [72, 0.3],
      [168, 0.1],
    ],
  },
  // It leaves the office on the evening of the same day.
  accepted: {
    perHour: 0.15,
    busyFrom: 16,
    busyUntil: 24,
    busy: 1.9,
    quiet: 0.5,
    bySilence: [
      [0, 0.8],
      [4, 1.8],
      [12, 0.5],
      [48, 0.3],
      [120, 0.15],
    ],
  },
  'in-transit': {
    perHour: 0.085,
    busyFrom: 5,
    busyUntil: 10,
    busy: 1.9,
    quiet: 0.8,
    bySilence: [
      [0, 1.4],
      [4, 1],
      [24, 0.7],
      [72, 0.4],
      [168, 0.15],
    ],
  },
  // Carriers come home in the afternoon; what is not delivered by then was not scanned.
  'out-for-delivery': {
    perHour: 0.16,
    busyFrom: 9,
    busyUntil: 19,
    busy: 1.6,
    quiet: 0.2,
    bySilence: [
      [0, 0.6],
      [4, 1.4],
      [8, 1.8],
      [14, 0.4],
      [36, 0.2],
      [72, 0.08],
    ],
  },
  'delivery-attempted': { perHour: 0.03, ...OFFICE_HOURS, bySilence: SLOWLY },
  'available-for-pickup': { perHour: 0.015, ...OFFICE_HOURS, bySilence: SLOWLY },
  held: { perHour: 0.015, ...OFFICE_HOURS, bySilence: SLOWLY },
  delivered: {
    perHour: 0.006,
    ...ALWAYS,
    bySilence: [
      [0, 1],
      [8, 0.3],
      [24, 0.1],
    ],
  },
  returning: { perHour: 0.05, ...ALWAYS, bySilence: SLOWLY },
  returned: { perHour: 0.002, ...ALWAYS, bySilence: SLOWLY },
  alert: { perHour: 0.05, ...ALWAYS, bySilence: SLOWLY },
  unknown: { perHour: 0.05, ...ALWAYS, bySilence: SLOWLY },
}

/** On the way before its last day; and in the morning of that day, when it reaches its office and leaves it. */
const FAR_FROM_HOME = 0.9
const MORNING_OF_DELIVERY = 2

/**
 * How many scans an hour are to be expected of a parcel, from what is known of it: a function of the moment (epoch
 * milliseconds), which is asked for many moments.
 */
export function newsPerHour(parcel: Followed): (atMs: number) => number {
  const { perHour, busyFrom, busyUntil, busy, quiet, bySilence } = PATTERNS[parcel.phase]
  const heardMs = parcel.latestAtMs ?? parcel.addedAtMs
  const lastDay =
    parcel.phase === 'in-transit' && parcel.expectedDay !== null ? (parseDay(parcel.expectedDay) ?? 0) : null
  return (atMs) => {
    const localHours = atMs / HOUR_MS + parcel.offsetMinutes / 60
    const hour = ((localHours % 24) + 24) % 24
    const isBusy = hour >= busyFrom && hour < busyUntil
    let rate = perHour * (isBusy ? busy : quiet)
    if (lastDay !== null) {
      const isFar = Math.floor(localHours / 24) < lastDay
      rate *= isFar ? FAR_FROM_HOME : isBusy ? MORNING_OF_DELIVERY : 1
    }
    return rate * factorOf(bySilence, (atMs - heardMs) / HOUR_MS)
  }
}

function factorOf(steps: Pattern['bySilence'], silentHours: number): number {
  let factor = steps[0]?.[1] ?? 1
  for (const [fromHour, next] of steps) {
    if (silentHours < fromHour) break
    factor = next
  }
  return factor
}
