import { localDay } from '#domain/calendar/civil-day.ts'
import { announce, DAY, HOUR, isEndScanned, isScanned, postalDay, type Trip } from './trip.ts'

const DELIVERED = [
  'Delivered, In/At Mailbox',
  'Delivered, Front Door/Porch',
  'Delivered, Left with Individual',
  'Delivered, Parcel Locker',
  'Delivered, PO Box',
  'Delivered, Front Desk/Reception/Mail Room',
]
const NOTICES = [
  ['55', 'Notice Left (No Secure Location Available)'],
  ['54', 'Notice Left (Receptacle Full/Item Oversized)'],
  ['53', 'Notice Left (Receptacle Blocked)'],
  ['56', 'Notice Left (No Authorized Recipient Available)'],
  ['30', 'Delivery Attempted - No Access to Delivery Location'],
] as const
const RETURNS = [
  ['22', 'Insufficient Address'],
  ['25', 'Addressee Unknown'],
  ['21', 'No Such Number'],
  ['04', 'Refused'],
  ['27', 'Unclaimed/Being Returned to Sender'],
] as const
const RESCHEDULED_TOLD = 0.5
const BROUGHT_AGAIN = 0.4
const FETCHED_WITHIN = 8

/** The office of delivery, the route, and what ends the way. */
export function arrive(trip: Trip, atMs: number): void {
  const { out, to, random, world } = trip
  const nearOn = localDay(atMs, -360)
  let day = nearOn > trip.plannedDay ? postalDay(trip, nearOn) : trip.plannedDay
  let morning = out.moment(to, day, random.between(330, 480))
  if (morning < atMs) {
    day = world.calendar.addPostalDays(day, 1)
    morning = out.moment(to, day, random.between(330, 480))
  }
  if (day > trip.promisedDay) trip.promises.push({ day, fromMs: morning })
  out.scan(to, morning, 'in-transit', '07', 'Arrived at Post Office', isScanned(trip))
  const arrivedMs = out.lastMs
  if (trip.isTroubleAtOffice) {
    trip.troubleSinceMs = arrivedMs
    if (random.chance(0.5)) announceRoute(trip, arrivedMs)
    if (trip.trouble === 'lost') return
    day = world.calendar.addPostalDays(day, trip.slip)
  } else if (random.chance(trip.rates.announcedEarly)) {
    announceRoute(trip, arrivedMs)
    if (random.chance(RESCHEDULED_TOLD)) {
      announce(trip, out.moment(to, day, random.between(1080, 1200)), '71', 'Rescheduled to Next Delivery Day', true)
    }
    day = world.calendar.addPostalDays(day, 1)
  }
  goOut(trip, day, Math.max(arrivedMs, out.moment(to, day, random.between(380, 500))))
}

function announceRoute(trip: Trip, fromMs: number): void {
  const sorted = fromMs + trip.random.between(0.3, 1) * HOUR
  announce(trip, sorted, 'PC', 'Sorting Complete', true)
  announce(trip, sorted + trip.random.between(0.2, 1) * HOUR, 'OF', 'Out for Delivery', true)
}

function goOut(trip: Trip, day: string, fromMs: number): void {
  const { out, to, random, rates } = trip
  announceRoute(trip, fromMs)
  const at = Math.max(out.moment(to, day, random.between(640, 1080)), fromMs + 3 * HOUR)
  if (trip.trouble === 'returned') sendBack(trip, at)
  else if (random.chance(rates.firstAttemptFails)) fail(trip, at)
  else deliver(trip, at, random.pick(DELIVERED))
}

function deliver(trip: Trip, at: number, wording: string): void {
  const { out, to, trouble, random, rates } = trip
  if (trouble === 'damaged') {
    const isSaid = random.chance(rates.damageScanned)
    out.scan(to, at, 'damaged', isSaid ? null : '01', isSaid ? 'Delivered Damaged' : wording, isEndScanned(trip))
  } else out.scan(to, at, trouble === 'misdelivered' ? trouble : 'delivered', '01', wording, isEndScanned(trip))
  if (trouble === 'damaged' || trouble === 'misdelivered') trip.troubleSinceMs = out.lastMs
}

/** A notice is left; the parcel is brought again, or fetched at the counter. */
function fail(trip: Trip, at: number): void {
  const { out, to, random, world } = trip
  const [code, wording] = random.pick(NOTICES)
  out.scan(to, at, 'attempted', code, wording, isEndScanned(trip))
  const day = localDay(at, -360)
  trip.returnBy = world.calendar.addPostalDays(day, 12)
  const next = world.calendar.addPostalDays(day, 1)
  if (random.chance(BROUGHT_AGAIN)) {
    announce(trip, out.moment(to, next, random.between(420, 560)), 'OF', 'Out for Delivery', true)
    deliver(trip, out.moment(to, next, random.between(640, 1080)), random.pick(DELIVERED))
    return
  }
  const fetchedOn = world.calendar.addPostalDays(day, 1 + random.int(FETCHED_WITHIN))
  out.scan(to, out.moment(to, next, 500), 'at-the-counter', '16', 'Available for Pickup', isScanned(trip))
  const fetched = Math.max(out.moment(to, fetchedOn, random.between(540, 1000)), out.lastMs + HOUR)
  deliver(trip, fetched, 'Delivered, Individual Picked Up at Post Office')
}

function sendBack(trip: Trip, at: number): void {
  const { out, to, from, random, world } = trip
  const [code, wording] = random.pick(RETURNS)
  out.scan(to, at, 'returning', code, wording, isScanned(trip))
  trip.troubleSinceMs = out.lastMs
  let moment = at + random.between(14, 30) * HOUR
  for (const plant of world.network.way(to, from)) {
    out.scan(plant, moment, 'returning', '10', 'Processed Through Regional Facility', isScanned(trip))
    moment += random.between(16, 40) * HOUR
  }
  const day = postalDay(trip, localDay(moment + DAY / 2, -360))
  const back = out.moment(from, day, random.between(640, 1000))
  out.scan(from, back, 'returned', null, 'Delivered, To Original Sender', isEndScanned(trip))
}
