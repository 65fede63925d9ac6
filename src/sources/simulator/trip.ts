import type { PostalCalendar } from '#domain/calendar/postal-calendar.ts'
import type { Places } from '#domain/geo/places.ts'
import type { Network, Node } from './network.ts'
import type { Random } from './random.ts'
import type { MailClassModel, Rates, Trouble } from './rates.ts'
import type { StepWriter } from './steps.ts'

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

export type World = { places: Places; network: Network; calendar: PostalCalendar }

export type Office = Node & { zip: string }

/** The day on which the carrier expects a parcel, as it says from a moment on. */
export type Promised = { day: string; fromMs: number }

/** One parcel on its way, while its life is written. Days are `YYYY-MM-DD`. */
export type Trip = {
  world: World
  rates: Rates
  random: Random
  model: MailClassModel
  trouble: Trouble
  from: Office
  to: Office
  out: StepWriter
  /** The share of this parcel's scans that nobody makes. */
  missed: number
  acceptedOn: string
  promisedDay: string
  /** The day on which it is delivered if nothing more happens. */
  plannedDay: string
  /** The postal days that it comes after its promised day, below 0 before it; where there is trouble, those it stands. */
  slip: number
  acceptedMs: number
  /** The carrier names its day once it has the parcel, and another once it knows better. */
  promises: Promised[]
  returnBy: string | null
  troubleSinceMs: number | null
  /** A delay, a halt or a loss that happens at the office of delivery. */
  isTroubleAtOffice: boolean
}

/** Whether somebody scans the parcel as it passes. */
export function isScanned({ random, missed }: Trip): boolean {
  return !random.chance(missed)
}

/** Whether somebody scans what ends its way. */
export function isEndScanned({ random, rates }: Trip): boolean {
  return !random.chance(rates.missedEnds)
}

/** What the system says without a scan, where it announces steps. */
export function announce(trip: Trip, atMs: number, code: string | null, wording: string, isPlaced = false): void {
  if (trip.rates.announces) trip.out.note(trip.to, atMs, code, wording, isPlaced ? trip.to.place : {})
}

export function postalDay({ world }: Trip, day: string): string {
  return world.calendar.isPostalDay(day) ? day : world.calendar.addPostalDays(day, 1)
}

export function laterDay(a: string, b: string): string {
  return a > b ? a : b
}
