import type { Step } from './steps.ts'
import { announce, DAY, HOUR, type Trip } from './trip.ts'

const NOTES_IN_A_ROW = 4
const ON_THE_WAY = new Set(['accepted', 'in-transit', 'returning'])
const AT_THE_OFFICE = '07'

/**
 * What the carrier's system says of a parcel between scans. It knows the scans that were made and the promised day, and
 * nothing of the truth: a lost parcel gets the same notes as one that comes.
 */
export function addSystemNotes(trip: Trip): void {
  const told = trip.out.steps.filter((step) => step.isTold).sort((a, b) => a.atMs - b.atMs)
  for (const [index, step] of told.entries()) {
    if (isUnderWay(step)) addTransitNotes(trip, step.atMs, told[index + 1]?.atMs ?? Number.POSITIVE_INFINITY)
  }
  addLateNote(trip, told)
}

function isUnderWay(step: Step): boolean {
  return !step.isNote && ON_THE_WAY.has(step.state) && step.code !== AT_THE_OFFICE
}

function addTransitNotes(trip: Trip, sinceMs: number, untilMs: number): void {
  const { random, rates } = trip
  let at = sinceMs + random.between(8, 20) * HOUR
  for (let n = 0; n < NOTES_IN_A_ROW && at < untilMs; n++) {
    if (random.chance(rates.transitNotes)) announce(trip, at, 'NT', 'In Transit to Next Facility')
    at += DAY
  }
}

function addLateNote(trip: Trip, told: readonly Step[]): void {
  const { out, to, world, random, rates, promisedDay } = trip
  const at = out.moment(to, world.calendar.addPostalDays(promisedDay, 1), 30)
  const last = told.findLast((step) => step.atMs <= at)
  const isExpected = last !== undefined && isUnderWay(last) && last.state !== 'returning'
  if (isExpected && random.chance(rates.lateNotes)) announce(trip, at, null, 'In Transit, Arriving Late')
}
