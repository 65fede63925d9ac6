import { arrive } from './arrival.ts'
import { handOver } from './hand-over.ts'
import type { Random } from './random.ts'
import type { MailClassModel, Rates, Trouble } from './rates.ts'
import { type Step, StepWriter } from './steps.ts'
import { addSystemNotes } from './system-notes.ts'
import { travel } from './travel.ts'
import type { Promised, Trip, World } from './trip.ts'

export type { World } from './trip.ts'

export type Life = {
  steps: Step[]
  mailedOn: string
  /** The days that the carrier names, each from a moment on. */
  promises: readonly Promised[]
  destinationZip: string
  returnBy: string | null
  troubleSinceMs: number | null
}

const STUCK_LEAST = 6
const STUCK_MOST = 18
const DELAY_MOST = 3

/** A parcel's whole life from its label on: what happens, and what is told of it. */
export function liveLife(
  world: World,
  rates: Rates,
  random: Random,
  parcel: { model: MailClassModel; trouble: Trouble; day: string },
): Life {
  const isHard = random.chance(rates.hardToRead)
  const trip: Trip = {
    world,
    rates,
    random,
    model: parcel.model,
    trouble: parcel.trouble,
    from: world.network.postOffice(random),
    to: world.network.postOffice(random),
    out: new StepWriter(world.places),
    missed: isHard ? rates.missedIfHardToRead : rates.missedScans,
    acceptedOn: parcel.day,
    promisedDay: parcel.day,
    plannedDay: parcel.day,
    slip: slipOf(rates, random, parcel.trouble),
    acceptedMs: 0,
    promises: [],
    returnBy: null,
    troubleSinceMs: null,
    isTroubleAtOffice: false,
  }
  if (handOver(trip, parcel.day)) {
    const at = travel(trip)
    if (at !== null) arrive(trip, at)
    addSystemNotes(trip)
  }
  return {
    steps: trip.out.steps,
    mailedOn: trip.acceptedOn,
    promises: trip.promises,
    destinationZip: trip.to.zip,
    returnBy: trip.returnBy,
    troubleSinceMs: trip.troubleSinceMs,
  }
}

/** A delay takes one to three postal days, a parcel that is stuck stands for six to eighteen. */
function slipOf(rates: Rates, random: Random, trouble: Trouble): number {
  if (trouble === 'stuck') return STUCK_LEAST + random.int(STUCK_MOST - STUCK_LEAST + 1)
  if (trouble === 'delay') return 1 + random.int(DELAY_MOST)
  return random.weighted(rates.slip)
}
