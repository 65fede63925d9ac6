import { dayText } from '#domain/calendar/civil-day.ts'
import type { World } from './life.ts'
import { numberFor } from './numbers.ts'
import { feedScanOf, type SimulatedParcel } from './plan.ts'
import { randomFrom } from './random.ts'
import { CLASSES } from './rates.ts'
import { StepWriter } from './steps.ts'

const EVERY_MS = 20 * 60_000
const STEP_MS = 2 * 60_000
/** Beyond the numbers of the ordinary parcels of a day. */
const FIRST_NUMBER = 900_000

/** Parcels that live a whole life in twenty minutes, so that an open page can be seen moving. */
export function* showParcels(world: World, seed: number, fromMs: number, untilMs: number): Generator<SimulatedParcel> {
  for (let slot = Math.ceil(fromMs / EVERY_MS); slot * EVERY_MS < untilMs; slot++) {
    const random = randomFrom(`${seed}/show/${slot}`)
    const out = new StepWriter(world.places)
    const office = world.network.postOffice(random)
    const plant = world.network.plantOf(office.zip)
    const startMs = slot * EVERY_MS
    const at = (step: number) => startMs + step * STEP_MS
    out.note(office, at(0), 'GX', 'Shipping Label Created, USPS Awaiting Item', office.place)
    out.scan(office, at(1), 'accepted', '03', 'USPS in possession of item')
    out.scan(office, at(2), 'in-transit', 'SF', 'Departed Post Office')
    out.scan(plant, at(3), 'in-transit', '10', 'Arrived at USPS Regional Origin Facility')
    out.scan(plant, at(4), 'in-transit', '10', 'Departed USPS Regional Destination Facility')
    out.scan(office, at(5), 'in-transit', '07', 'Arrived at Post Office')
    out.note(office, at(6), 'PC', 'Sorting Complete', office.place)
    out.note(office, at(7), 'OF', 'Out for Delivery', office.place)
    out.scan(office, at(8), 'delivered', '01', 'Delivered, Front Door/Porch')
    const day = dayText(Math.floor(startMs / 86_400_000))
    const model = CLASSES[0]
    const trackingNumber = numberFor(model, Math.abs(seed) % 10, day, FIRST_NUMBER + (slot % 1000))
    const mailedOn = out.steps[1]?.at.slice(0, 10) ?? day
    yield {
      trackingNumber,
      trouble: 'none',
      tellings: out.steps.map((step, index) => ({
        tellAtMs: step.atMs,
        scan: feedScanOf(step, index, {
          trackingNumber,
          mailClass: model.mailClass,
          mailedOn,
          destinationZip: office.zip,
          expectedDay: mailedOn,
        }),
      })),
      truth: [],
    }
  }
}
