import { dayText, parseDay } from '#domain/calendar/civil-day.ts'
import { weekdayOf } from '#domain/calendar/postal-calendar.ts'
import { HOUR, isScanned, postalDay, type Trip } from './trip.ts'

const FAR_KM = 2500
/** A parcel that the truckload's message announced is scanned singly less often. */
const UNSCANNED_AFTER_TRUCKLOAD = 0.6
const SLOW_LEAST = 2
const SLOW_MOST = 5
const PARTNER_LEAST = 1
const PARTNER_MOST = 5
const SUNDAY_CLASSES = new Set(['ground-advantage', 'parcel-select', 'priority-mail-express'])

/** The label, a partner's messages, and the acceptance by USPS; false where the parcel never comes. */
export function handOver(trip: Trip, day: string): boolean {
  const { out, random, world, from } = trip
  const mailedOn = postalDay(trip, day)
  const labelAt = out.moment(from, mailedOn, random.between(480, 1000)) - random.between(3, 40) * HOUR
  trip.acceptedOn = world.calendar.addPostalDays(mailedOn, handOverDays(trip))
  trip.promisedDay = world.calendar.addPostalDays(trip.acceptedOn, transitDays(trip))
  trip.plannedDay = plannedDay(trip)
  const acceptedAt = Math.max(out.moment(from, trip.acceptedOn, random.between(600, 1020)), labelAt + 6 * HOUR)
  writeLabel(trip, labelAt, acceptedAt)
  if (trip.trouble === 'never-handed-over') {
    trip.troubleSinceMs = out.steps[0]?.atMs ?? labelAt
    return false
  }
  trip.acceptedMs = accept(trip, acceptedAt)
  trip.promises.push({ day: trip.promisedDay, fromMs: trip.acceptedMs })
  return true
}

function isByPartner({ model }: Trip): boolean {
  return model.mailClass === 'parcel-select'
}

function handOverDays(trip: Trip): number {
  const { random, rates } = trip
  if (isByPartner(trip)) return PARTNER_LEAST + random.int(PARTNER_MOST - PARTNER_LEAST + 1)
  return random.chance(rates.slowSenders) ? SLOW_LEAST + random.int(SLOW_MOST - SLOW_LEAST + 1) : 0
}

function transitDays({ world, model, from, to }: Trip): number {
  const km = world.network.distanceKm(from, to)
  return Math.round(model.near + (model.far - model.near) * Math.min(1, km / FAR_KM))
}

/** Around the promised day; in some places the Sunday before it. */
function plannedDay(trip: Trip): string {
  const { world, random, rates, model, slip, promisedDay, acceptedOn, trouble } = trip
  const isHalted = trouble === 'stuck' || trouble === 'delay'
  const promisedDays = world.calendar.postalDaysBetween(acceptedOn, promisedDay)
  const days = Math.max(1, promisedDays + (isHalted ? 0 : slip))
  const day = world.calendar.addPostalDays(acceptedOn, days)
  const sunday = sundayJustBefore(trip, day)
  const onSundays = SUNDAY_CLASSES.has(model.mailClass) && random.chance(rates.sundayDelivery)
  return onSundays && sunday !== null && sunday > acceptedOn ? sunday : day
}

/** The Sunday before a day, where no postal day lies between the two. */
function sundayJustBefore({ world }: Trip, day: string): string | null {
  for (let number = (parseDay(day) ?? 0) - 1; !world.calendar.isPostalDay(dayText(number)); number--)
    if (weekdayOf(number) === 0) return dayText(number)
  return null
}

function writeLabel(trip: Trip, at: number, acceptedAt: number): void {
  const { out, from, to, random } = trip
  if (!isByPartner(trip)) {
    out.note(from, at, 'GX', 'Shipping Label Created, USPS Awaiting Item', from.place)
    return
  }
  out.note(from, at, 'MA', 'Pre-Shipment Info Sent to USPS, USPS Awaiting Item', from.place)
  const pickedUp = at + random.between(2, 5) * HOUR
  out.note(from, pickedUp, '80', 'Picked Up by Shipping Partner, USPS Awaiting Item', from.place)
  if (trip.trouble === 'never-handed-over') return
  const left = pickedUp + (acceptedAt - pickedUp) * random.between(0.3, 0.9)
  out.note(to, left, '82', 'Departed Shipping Partner Facility, USPS Awaiting Item', to.place)
}

/** @returns the moment of acceptance */
function accept(trip: Trip, atMs: number): number {
  const { out, from, to, random, rates, world } = trip
  if (isByPartner(trip)) {
    // The partner brings it to the plant that serves the addressee.
    const plant = world.network.plantOf(to.zip)
    out.scan(plant, atMs, 'accepted', 'AD', 'Accepted at USPS Destination Facility', isScanned(trip))
    return out.lastMs
  }
  const isCommercial = trip.model.application === '92' || trip.model.application === '93'
  let isTold = isScanned(trip)
  if (isCommercial && random.chance(rates.acceptancePending)) {
    out.note(from, atMs - HOUR, 'TM', 'Shipment Received, Package Acceptance Pending', from.place)
    isTold &&= !random.chance(UNSCANNED_AFTER_TRUCKLOAD)
  }
  out.scan(from, atMs, 'accepted', '03', 'USPS in possession of item', isTold)
  return out.lastMs
}
