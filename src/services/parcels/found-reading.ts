import type { Told } from '#domain/diagnosis/circumstances.ts'
import { headlineOf } from '#domain/journey/headline.ts'
import type { Expected, Journey, JourneyState } from '#domain/journey/journey.ts'
import { formatAt } from '#domain/scans/at.ts'
import type { Context } from '../context.ts'
import type { Asked } from './find-parcels.ts'
import { meaningOf } from './meaning.ts'
import type { ParcelReading } from './parcel-reading.ts'
import { lastHeardMs, sourceOfParcel } from './source-of-parcel.ts'

type View = { piece: number | undefined; nowMs: number; isPast: boolean; told: Told }

/** What to say of a number with scans: of the piece asked for, else of the newest. */
export async function foundReading(
  ctx: Context,
  asked: Asked,
  journeys: readonly Journey[],
  view: View,
): Promise<ParcelReading> {
  const journey = journeys.find((one) => one.state.piece === view.piece) ?? journeys.at(-1)
  if (!journey) throw new Error('A number with scans has no journey.')
  const { state, scans } = journey
  const counted = scans.filter((scan) => !scan.corrected)
  const mailClass = state.mailClass ?? asked.reading?.mailClass ?? null
  const name = newestSource(journey)
  const services = asked.reading?.services ?? []
  const expected = expectedOf(ctx, state, mailClass)
  const meaning = meaningOf(ctx, {
    trackingNumber: asked.trackingNumber,
    state,
    scans,
    expected,
    mailClass,
    services,
    destinationZip: state.destinationZip ?? asked.reading?.destinationZip ?? null,
    mailedOn: state.mailedOn,
    told: view.told,
    nowMs: view.nowMs,
  })
  const heardMs = view.isPast ? null : await lastHeardMs(ctx, name)
  return {
    outcome: 'found',
    asked: asked.asked,
    trackingNumber: asked.trackingNumber,
    printed: asked.reading?.printed ?? asked.trackingNumber,
    carrier: asked.reading?.carrier ?? 'usps',
    reading: asked.reading,
    readings: [],
    piece: state.piece,
    earlierPieces: journeys.map((one) => one.state.piece).filter((piece) => piece < state.piece),
    mailClass,
    services,
    phase: state.phase,
    headline: headlineOf(state, view.nowMs),
    lastSeen: counted.find((scan) => scan.basis === 'seen') ?? null,
    latest: counted[0] ?? null,
    expected,
    scans,
    journey,
    meaning,
    nowMs: view.nowMs,
    asOfMs: heardMs ?? view.nowMs,
    stale: false,
    source: sourceOfParcel(name),
  }
}

function newestSource(journey: Journey): string {
  let newest = journey.scans[0]
  for (const one of journey.scans) if (one.scan.recordedAtMs > (newest?.scan.recordedAtMs ?? 0)) newest = one
  return newest?.scan.source ?? 'none'
}

/** The carrier's day where it named one; else the day by the service standard, counted from acceptance. */
export function expectedOf(ctx: Context, state: JourneyState, mailClass: string | null): Expected | null {
  if (state.expectedDay) return { day: state.expectedDay, basis: 'carrier', firstPromised: state.firstPromised }
  if (!state.accepted || !mailClass || state.ended || state.returning) return null
  const { localDay, place, hasTime } = state.accepted
  const clock = hasTime ? formatAt(state.accepted) : null
  const standard = ctx.knowledge.standardDay({
    mailClass,
    acceptedDay: localDay,
    acceptedMinuteOfDay: clock ? Number(clock.slice(11, 13)) * 60 + Number(clock.slice(14, 16)) : undefined,
    originState: place.state,
  })
  return standard ? { day: standard.day, basis: 'standard', firstPromised: null } : null
}
