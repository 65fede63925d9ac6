import { localDay } from '#domain/calendar/civil-day.ts'
import type { Node } from './network.ts'
import { HOUR, isScanned, laterDay, type Trip } from './trip.ts'

/** The leg between the first plants takes most of a long way's time. */
const TRUNK_WEIGHT = 3
const MISSENT = 0.25

/** Where a delay, a halt or a loss happens: before the first plant, at one of them, or at the office of delivery. */
type TroublePoint = { isHere(index: number): boolean }

/**
 * The way from acceptance to the office of delivery.
 * @returns the moment at which it gets near the office; null where it is lost on the way
 */
export function travel(trip: Trip): number | null {
  const { out, random, from, to, world } = trip
  const isNear = trip.model.mailClass === 'parcel-select'
  const way = isNear ? [world.network.plantOf(to.zip)] : world.network.way(from, to)
  const trouble = troublePoint(trip, way.length)
  if (!isNear) {
    if (trouble.isHere(-1)) {
      if (isLost(trip, trip.acceptedMs)) return null
      out.scan(from, pause(trip, from, trip.acceptedMs), 'in-transit', 'SF', 'Departed Post Office', isScanned(trip))
    } else out.scan(from, evening(trip, trip.acceptedMs), 'in-transit', 'SF', 'Departed Post Office', isScanned(trip))
  }
  let at = out.lastMs + random.between(1, 4) * HOUR
  const arriveBy = out.moment(to, trip.plannedDay, random.between(300, 420))
  const weights = way.map((_, index) => (index === 0 && way.length > 1 ? TRUNK_WEIGHT : 1))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const timeMs = Math.max(6 * HOUR * way.length, arriveBy - at)
  for (const [index, plant] of way.entries()) {
    const leg = (timeMs * (weights[index] ?? 1)) / total
    const side = sideOf(index, way.length)
    out.scan(plant, at, 'in-transit', '10', `Arrived at USPS Regional ${side}Facility`, isScanned(trip))
    const arrivedAt = out.lastMs
    let leaves = arrivedAt + Math.min(leg * 0.8, random.between(2, 30) * HOUR)
    if (trouble.isHere(index)) {
      if (isLost(trip, arrivedAt)) return null
      const goesOn = pause(trip, plant, arrivedAt)
      if (trip.trouble === 'stuck')
        out.scan(plant, goesOn, 'in-transit', '10', 'Processed Through Regional Facility', isScanned(trip))
      leaves = goesOn + random.between(1, 6) * HOUR
    }
    const code = side === '' ? 'L1' : '10'
    out.scan(plant, leaves, 'in-transit', code, `Departed USPS Regional ${side}Facility`, isScanned(trip))
    at = Math.max(arrivedAt + leg * random.between(0.85, 1), out.lastMs + 2 * HOUR)
  }
  return at
}

function sideOf(index: number, count: number): string {
  return index === 0 ? 'Origin ' : index === count - 1 ? 'Destination ' : ''
}

function troublePoint(trip: Trip, plants: number): TroublePoint {
  const point = trip.random.int(plants + 2) - 1
  const isOne = trip.trouble === 'lost' || trip.trouble === 'stuck' || trip.trouble === 'delay'
  const isAtOffice = point === plants || (point === -1 && trip.model.mailClass === 'parcel-select')
  trip.isTroubleAtOffice = isOne && isAtOffice
  return { isHere: (index) => isOne && !isAtOffice && index === point }
}

function isLost(trip: Trip, atMs: number): boolean {
  if (trip.trouble !== 'lost') return false
  trip.troubleSinceMs = atMs
  return true
}

/** The parcel stands still; a part of the delays are parcels that went the wrong way. */
function pause(trip: Trip, node: Node, atMs: number): number {
  const { out, random, world, rates } = trip
  trip.troubleSinceMs = atMs
  const day = world.calendar.addPostalDays(localDay(atMs, -360), trip.slip)
  const untilMs = out.moment(node, day, random.between(60, 1300))
  const knownMs = Math.max(untilMs, atMs + 8 * HOUR)
  trip.promises.push({ day: world.calendar.addPostalDays(laterDay(trip.plannedDay, day), 1), fromMs: knownMs })
  if (trip.trouble === 'delay' && random.chance(MISSENT)) {
    const wrong = world.network.plantOf(world.network.postOffice(random).zip)
    const between = atMs + (knownMs - atMs) * random.between(0.4, 0.8)
    out.scan(wrong, between, 'in-transit', '08', 'Missent', !random.chance(rates.missedScans))
  }
  return knownMs
}

function evening({ out, from, random }: Trip, atMs: number): number {
  return Math.max(atMs + HOUR / 2, out.moment(from, localDay(atMs, -360), 1050 + random.int(90)))
}
