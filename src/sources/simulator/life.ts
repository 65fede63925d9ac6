import { localDay } from '#domain/calendar/civil-day.ts'
import type { PostalCalendar } from '#domain/calendar/postal-calendar.ts'
import type { Places } from '#domain/geo/places.ts'
import type { Network, Node } from './network.ts'
import type { Random } from './random.ts'
import { FIRST_ATTEMPT_FAILS, type MailClassModel, MISSED_SCAN, TRANSIT_NOTE, type Trouble } from './rates.ts'
import { type Step, StepWriter } from './steps.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const FAR_KM = 2500

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

export type World = { places: Places; network: Network; calendar: PostalCalendar }

export type Life = {
  steps: Step[]
  mailedOn: string
  expectedDay: string
  /** The carrier names another day once the parcel moves again. */
  revised: { day: string; fromMs: number } | null
  destinationZip: string
  returnBy: string | null
  troubleSinceMs: number | null
}

/** A parcel's whole life from its label on: what happens, and what is told of it. */
export function liveLife(world: World, random: Random, model: MailClassModel, trouble: Trouble, day: string): Life {
  const from = world.network.postOffice(random)
  const to = world.network.postOffice(random)
  return new LifeWriter(world, random, model, trouble, day, from, to).write()
}

type Office = Node & { zip: string }

class LifeWriter {
  readonly #world: World
  readonly #random: Random
  readonly #model: MailClassModel
  readonly #trouble: Trouble
  readonly #day: string
  readonly #from: Office
  readonly #to: Office
  readonly #out: StepWriter
  #troubleSinceMs: number | null = null
  #expectedDay = ''
  #revised: Life['revised'] = null
  #returnBy: string | null = null

  constructor(
    world: World,
    random: Random,
    model: MailClassModel,
    trouble: Trouble,
    day: string,
    from: Office,
    to: Office,
  ) {
    this.#world = world
    this.#random = random
    this.#model = model
    this.#trouble = trouble
    this.#day = day
    this.#from = from
    this.#to = to
    this.#out = new StepWriter(world.places)
  }

  write(): Life {
    const accepted = this.#postalDay(this.#day)
    const days = this.#transitDays()
    this.#expectedDay = this.#world.calendar.addPostalDays(accepted, days)
    this.#label(accepted)
    if (this.#trouble === 'never-handed-over') this.#troubleSinceMs = this.#out.lastMs
    else this.#travel(accepted)
    return {
      steps: this.#out.steps,
      mailedOn: accepted,
      expectedDay: this.#expectedDay,
      revised: this.#revised,
      destinationZip: this.#to.zip,
      returnBy: this.#returnBy,
      troubleSinceMs: this.#troubleSinceMs,
    }
  }

  #transitDays(): number {
    const km = this.#world.network.distanceKm(this.#from, this.#to)
    const { near, far } = this.#model
    return Math.round(near + (far - near) * Math.min(1, km / FAR_KM))
  }

  #label(accepted: string): void {
    const out = this.#out
    const at = out.moment(this.#from, accepted, this.#random.between(480, 1000)) - this.#random.between(3, 40) * HOUR
    if (this.#model.mailClass === 'parcel-select') {
      out.note(this.#from, at, 'MA', 'Pre-Shipment Info Sent to USPS, USPS Awaiting Item', this.#from.place)
      out.note(this.#from, at + 2 * HOUR, '80', 'Picked Up by Shipping Partner, USPS Awaiting Item', this.#from.place)
      out.note(
        this.#from,
        at + 3 * HOUR,
        '82',
        'Departed Shipping Partner Facility, USPS Awaiting Item',
        this.#from.place,
      )
    } else out.note(this.#from, at, 'GX', 'Shipping Label Created, USPS Awaiting Item', this.#from.place)
  }

  #travel(accepted: string): void {
    const out = this.#out
    const random = this.#random
    const acceptedAt = Math.max(out.moment(this.#from, accepted, random.between(600, 1020)), out.lastMs + 30 * 60_000)
    out.scan(this.#from, acceptedAt, 'accepted', '03', 'USPS in possession of item')
    this.#isTold() && out.scan(this.#from, this.#evening(acceptedAt), 'in-transit', 'SF', 'Departed Post Office')
    const way = this.#world.network.way(this.#from, this.#to)
    const troubleAt = random.int(way.length)
    let at = Math.max(out.lastMs, this.#evening(acceptedAt)) + random.between(1, 4) * HOUR
    const arriveBy = out.moment(this.#to, this.#expectedDay, random.between(300, 480))
    const leg = Math.max(4 * HOUR, (arriveBy - at) / Math.max(1, way.length))
    for (const [index, plant] of way.entries()) {
      this.#plant(plant, at, index, way.length)
      at = out.lastMs
      if (index === troubleAt && this.#trouble === 'lost') {
        this.#troubleSinceMs = at
        this.#lateNotes(at)
        return
      }
      if (index === troubleAt && (this.#trouble === 'delay' || this.#trouble === 'stuck')) at = this.#pause(plant, at)
      at += Math.max(2 * HOUR, leg - 3 * HOUR * random.next())
    }
    this.#arrive(at)
  }

  #plant(plant: Node, at: number, index: number, count: number): void {
    const side = index === 0 ? 'Origin ' : index === count - 1 ? 'Destination ' : ''
    const out = this.#out
    const stay = this.#random.between(2, 9) * HOUR
    out.scan(plant, at, 'in-transit', '10', `Arrived at USPS Regional ${side}Facility`, this.#isTold())
    const leaves = at + stay
    out.scan(
      plant,
      leaves,
      'in-transit',
      side === '' ? 'L1' : '10',
      `Departed USPS Regional ${side}Facility`,
      this.#isTold(),
    )
    if (this.#random.chance(TRANSIT_NOTE))
      out.note(plant, leaves + this.#random.between(6, 14) * HOUR, 'NT', 'In Transit to Next Facility')
  }

  /** The parcel stands still: a delay of one to three postal days, or stuck for six to eighteen. */
  #pause(plant: Node, at: number): number {
    const isStuck = this.#trouble === 'stuck'
    const postalDays = isStuck ? 6 + this.#random.int(13) : 1 + this.#random.int(3)
    this.#troubleSinceMs = at
    const day = this.#world.calendar.addPostalDays(localDay(at, -360), postalDays)
    this.#lateNotes(at, day)
    const revisedDay = this.#world.calendar.addPostalDays(this.#laterDay(day, this.#expectedDay), 1)
    const until = this.#out.moment(plant, day, this.#random.between(60, 1300))
    this.#revised = { day: revisedDay, fromMs: until }
    if (isStuck) this.#out.scan(plant, until, 'in-transit', '10', 'Processed Through Regional Facility')
    return until
  }

  #lateNotes(at: number, until?: string): void {
    const lateDay = this.#world.calendar.addPostalDays(this.#expectedDay, 1)
    if (until !== undefined && lateDay > until) return
    const lateAt = this.#out.moment(this.#to, lateDay, 30)
    if (lateAt > at) this.#out.note(this.#to, lateAt, null, 'In Transit, Arriving Late')
  }

  #arrive(at: number): void {
    const out = this.#out
    const random = this.#random
    let day = this.#postalDay(this.#laterDay(localDay(at, -360), this.#trouble === 'none' ? this.#expectedDay : ''))
    let morning = out.moment(this.#to, day, random.between(330, 480))
    if (morning < at) {
      day = this.#world.calendar.addPostalDays(day, 1)
      morning = out.moment(this.#to, day, random.between(330, 480))
    }
    out.scan(this.#to, morning, 'in-transit', '07', 'Arrived at Post Office', this.#isTold())
    out.note(this.#to, morning + random.between(0.3, 1) * HOUR, 'PC', 'Sorting Complete', this.#to.place)
    this.#route(day, this.#trouble !== 'returned' && random.chance(FIRST_ATTEMPT_FAILS))
  }

  #route(day: string, failsFirst: boolean): void {
    const out = this.#out
    const random = this.#random
    out.note(this.#to, out.lastMs + random.between(0.2, 1) * HOUR, 'OF', 'Out for Delivery', this.#to.place)
    const at = out.moment(this.#to, day, random.between(640, 1080))
    if (failsFirst) this.#fail(at)
    else if (this.#trouble === 'returned') this.#sendBack(at)
    else this.#deliver(at)
  }

  #deliver(at: number): void {
    const state = this.#trouble === 'damaged' || this.#trouble === 'misdelivered' ? this.#trouble : 'delivered'
    if (state !== 'delivered') this.#troubleSinceMs = at
    const wording = this.#trouble === 'damaged' ? 'Delivered Damaged' : this.#random.pick(DELIVERED)
    this.#out.scan(this.#to, at, state, this.#trouble === 'damaged' ? null : '01', wording)
  }

  #fail(at: number): void {
    const [code, wording] = this.#random.pick(NOTICES)
    const out = this.#out
    out.scan(this.#to, at, 'attempted', code, wording)
    const day = localDay(at, -360)
    this.#returnBy = this.#world.calendar.addPostalDays(day, 12)
    const fetched = out.moment(
      this.#to,
      this.#world.calendar.addPostalDays(day, 1 + this.#random.int(5)),
      this.#random.between(540, 1000),
    )
    out.scan(
      this.#to,
      out.moment(this.#to, this.#world.calendar.addPostalDays(day, 1), 500),
      'at-the-counter',
      '16',
      'Available for Pickup',
    )
    out.scan(
      this.#to,
      Math.max(fetched, out.lastMs + HOUR),
      'delivered',
      '01',
      'Delivered, Individual Picked Up at Post Office',
    )
  }

  #sendBack(at: number): void {
    const out = this.#out
    const [code, wording] = this.#random.pick(RETURNS)
    this.#troubleSinceMs = at
    out.scan(this.#to, at, 'returning', code, wording)
    let moment = at + this.#random.between(14, 30) * HOUR
    for (const plant of this.#world.network.way(this.#to, this.#from)) {
      out.scan(plant, moment, 'returning', '10', 'Processed Through Regional Facility', this.#isTold())
      moment += this.#random.between(16, 40) * HOUR
    }
    const day = this.#postalDay(localDay(moment + DAY / 2, -360))
    out.scan(
      this.#from,
      out.moment(this.#from, day, this.#random.between(640, 1000)),
      'returned',
      null,
      'Delivered, To Original Sender',
    )
  }

  #isTold(): boolean {
    return !this.#random.chance(MISSED_SCAN)
  }

  #evening(at: number): number {
    return this.#out.moment(this.#from, localDay(at, -360), 1050 + this.#random.int(90))
  }

  #postalDay(day: string): string {
    return this.#world.calendar.isPostalDay(day) ? day : this.#world.calendar.addPostalDays(day, 1)
  }

  #laterDay(a: string, b: string): string {
    return a > b ? a : b
  }
}
