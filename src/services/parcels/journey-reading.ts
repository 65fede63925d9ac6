import type { Told } from '#domain/diagnosis/circumstances.ts'
import { militaryState } from '#domain/geo/states.ts'
import { headlineOf } from '#domain/journey/headline.ts'
import type { Expected, Journey, JourneyState } from '#domain/journey/journey.ts'
import { formatAt } from '#domain/scans/at.ts'
import type { ReadingContext } from '../context.ts'
import type { Asked } from './find-parcels.ts'
import { meaningOf } from './meaning.ts'
import type { ParcelReading, SourceOfParcel } from './parcel-reading.ts'

export type JourneyView = {
  told: Told
  /** The zone where no place and no time tells one. */
  timeZone?: string | undefined
  /** The moment of judgement, epoch milliseconds. */
  nowMs: number
  /** How old the data are, epoch milliseconds. */
  asOfMs: number
  /** The source failed since then. */
  stale?: boolean
  source: SourceOfParcel
}

/** All that can be said of one of a number's journeys, whether its scans are stored or pasted. */
export function journeyReading(
  ctx: ReadingContext,
  asked: Asked,
  { state, scans }: Journey,
  earlierPieces: number[],
  view: JourneyView,
): ParcelReading {
  const counted = scans.filter((scan) => !scan.corrected)
  const mailClass = state.mailClass ?? asked.reading?.mailClass ?? null
  const services = asked.reading?.services ?? []
  const destinationZip = state.destinationZip ?? asked.reading?.destinationZip ?? null
  const expected = expectedOf(ctx, state, mailClass, destinationZip)
  const { told, timeZone, nowMs, asOfMs, stale = false, source } = view
  return {
    outcome: 'found',
    asked: asked.asked,
    trackingNumber: asked.trackingNumber,
    printed: asked.reading?.printed ?? asked.trackingNumber,
    carrier: asked.reading?.carrier ?? 'usps',
    reading: asked.reading,
    readings: [],
    piece: state.piece,
    earlierPieces,
    mailClass,
    services,
    phase: state.phase,
    headline: headlineOf(state, nowMs),
    lastSeen: counted.find((scan) => scan.basis === 'seen') ?? null,
    latest: counted[0] ?? null,
    expected,
    scans,
    journey: { state, scans },
    meaning: meaningOf(ctx, {
      trackingNumber: asked.trackingNumber,
      state,
      scans,
      expected,
      mailClass,
      services,
      destinationZip,
      mailedOn: state.mailedOn,
      told,
      timeZone,
      nowMs,
    }),
    nowMs,
    asOfMs,
    stale,
    sourceSays: null,
    source,
  }
}

/** The carrier's day where it named one; else the day by the service standard, counted from acceptance. */
function expectedOf(
  ctx: ReadingContext,
  state: JourneyState,
  mailClass: string | null,
  destinationZip: string | null,
): Expected | null {
  if (state.expectedDay) return { day: state.expectedDay, basis: 'carrier', firstPromised: state.firstPromised }
  if (!state.accepted || !mailClass || state.ended || state.returning) return null
  const { localDay, place, hasTime } = state.accepted
  const clock = hasTime ? formatAt(state.accepted) : null
  const standard = ctx.knowledge.standardDay({
    mailClass,
    acceptedDay: localDay,
    acceptedMinuteOfDay: clock ? Number(clock.slice(11, 13)) * 60 + Number(clock.slice(14, 16)) : undefined,
    originState: place.state,
    destinationState: destinationZip
      ? (ctx.places.byZip(destinationZip)?.state ?? militaryState(destinationZip) ?? undefined)
      : undefined,
  })
  return standard ? { day: standard.day, basis: 'standard', firstPromised: null } : null
}
