import { dayText, parseDay } from '#domain/calendar/civil-day.ts'
import type { Place } from '#domain/scans/place.ts'
import { type Life, liveLife, type World } from './life.ts'
import { numberFor } from './numbers.ts'
import { type Random, randomFrom } from './random.ts'
import { CLASSES, NETWORKS, type NetworkName, type Rates, type Trouble } from './rates.ts'
import type { Step } from './steps.ts'

const HOUR = 3_600_000

/** A scan as a feed sends it; the shape of `POST /v1/scans`. */
export type FeedScan = {
  trackingNumber: string
  code?: string
  wording: string
  at: string
  place: Place
  sourceEventId: string
  mailClass: string
  mailedOn?: string
  destinationZip: string
  expectedDay?: string
  returnBy?: string
}

/** Where a parcel really was, from this moment on. */
export type TruthLine = {
  trackingNumber: string
  at: string
  place: Place
  state: string
  trouble: Trouble
  troubleSince?: string
}

/** A scan and the moment at which the feed tells it: late, out of order, or once more. */
export type Telling = { tellAtMs: number; scan: FeedScan }

export type SimulatedParcel = { trackingNumber: string; trouble: Trouble; tellings: Telling[]; truth: TruthLine[] }

/** All parcels of one day: the same for the same seed and day, whatever else is simulated. */
export function* planDay(
  world: World,
  seed: number,
  day: string,
  parcels: number,
  network: NetworkName = 'ordinary',
): Generator<SimulatedParcel> {
  const rates = NETWORKS[network]
  for (let n = 0; n < parcels; n++) {
    const random = randomFrom(`${seed}/${day}/${n}`)
    const model = random.weighted(CLASSES.map((one) => [one, one.share] as const))
    const trouble = random.weighted(rates.troubles)
    const trackingNumber = numberFor(model, Math.abs(seed) % 10, day, n)
    const life = liveLife(world, rates, random, { model, trouble, day })
    yield {
      trackingNumber,
      trouble,
      tellings: tellingsOf({ trackingNumber, mailClass: model.mailClass, life }, rates, random),
      truth: truthOf(trackingNumber, trouble, life),
    }
  }
}

/** Parcels spread evenly over days, day by day. */
export function* planParcels(
  world: World,
  plan: { seed: number; parcels: number; from: string; days: number; network?: NetworkName },
): Generator<{ day: string; parcel: SimulatedParcel }> {
  const first = parseDay(plan.from) ?? 0
  for (let d = 0; d < plan.days; d++) {
    const day = dayText(first + d)
    const share = Math.floor((plan.parcels * (d + 1)) / plan.days) - Math.floor((plan.parcels * d) / plan.days)
    for (const parcel of planDay(world, plan.seed, day, share, plan.network)) yield { day, parcel }
  }
}

/** A step as a feed sends it; `index` makes its event id. */
export function feedScanOf(
  step: Step,
  index: number,
  facts: Pick<FeedScan, 'trackingNumber' | 'mailClass' | 'destinationZip' | 'mailedOn' | 'expectedDay' | 'returnBy'>,
): FeedScan {
  return {
    ...facts,
    ...(step.code === null ? {} : { code: step.code }),
    wording: step.wording,
    at: step.at,
    place: step.place,
    sourceEventId: `${facts.trackingNumber}-${index}`,
  }
}

type Told = { trackingNumber: string; mailClass: string; life: Life }

function tellingsOf({ trackingNumber, mailClass, life }: Told, rates: Rates, random: Random): Telling[] {
  const tellings: Telling[] = []
  const told = life.steps.filter((step) => step.isTold).sort((a, b) => a.atMs - b.atMs)
  for (const [index, step] of told.entries()) {
    const promise = life.promises.findLast((one) => one.fromMs <= step.atMs)
    const scan = feedScanOf(step, index, {
      trackingNumber,
      mailClass,
      destinationZip: life.destinationZip,
      ...(step.isNote ? {} : { mailedOn: life.mailedOn }),
      ...(promise ? { expectedDay: promise.day } : {}),
      ...(life.returnBy && step.state === 'attempted' ? { returnBy: life.returnBy } : {}),
    })
    const tellAtMs = Math.round(step.atMs + delay(rates, random))
    tellings.push({ tellAtMs, scan })
    if (random.chance(rates.toldTwice))
      tellings.push({ tellAtMs: Math.round(tellAtMs + random.between(0.1, 8) * HOUR), scan })
  }
  return tellings.sort((a, b) => a.tellAtMs - b.tellAtMs)
}

function delay({ toldLate, toldADayLate, toldDaysLate }: Rates, random: Random): number {
  const minutes = 60_000 * random.between(0.2, 12)
  if (random.chance(toldDaysLate)) return minutes + random.between(48, 96) * HOUR
  if (random.chance(toldADayLate)) return minutes + random.between(12, 26) * HOUR
  return random.chance(toldLate) ? minutes + random.between(1, 6) * HOUR : minutes
}

function truthOf(trackingNumber: string, trouble: Trouble, life: Life): TruthLine[] {
  const sinceStep = life.steps.find((step) => step.atMs === life.troubleSinceMs)
  const troubleSince = sinceStep && sinceStep.at.length > 10 ? sinceStep.at : undefined
  const real = life.steps.filter((step) => !step.isNote).sort((a, b) => a.atMs - b.atMs)
  const label = life.steps[0]
  const first = label ? [{ at: label.at, place: label.place, state: 'with-the-sender' }] : []
  return [...first, ...real].map((step) => ({
    trackingNumber,
    at: step.at,
    place: step.place,
    state: step.state,
    trouble,
    ...(trouble !== 'none' && troubleSince ? { troubleSince } : {}),
  }))
}
