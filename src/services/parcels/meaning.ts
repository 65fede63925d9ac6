import { type Assessment, assess, type Given } from '#domain/advice/assess.ts'
import { localDay } from '#domain/calendar/civil-day.ts'
import type { Told } from '#domain/diagnosis/circumstances.ts'
import type { Expected, JourneyScan, JourneyState } from '#domain/journey/journey.ts'
import { countingOffset } from '#domain/journey/order.ts'
import { formatAt } from '#domain/scans/at.ts'
import type { Place } from '#domain/scans/place.ts'
import type { ReadingContext } from '../context.ts'

/** What a diagnosis needs of a parcel. */
export type MeaningInput = {
  trackingNumber: string
  state: JourneyState | null
  scans: readonly JourneyScan[]
  expected: Expected | null
  mailClass: string | null
  services: readonly string[]
  destinationZip: string | null
  /** The day of mailing as the source named it. */
  mailedOn: string | null
  told: Told
  nowMs: number
}

export type Meaning = Assessment

/** What a parcel's scans mean on the day that it is where the parcel is, what to do, and until when. */
export function meaningOf(ctx: ReadingContext, input: MeaningInput): Meaning {
  const { state, nowMs, ...rest } = input
  const mailedOn = input.told.mailedOn ?? input.mailedOn
  const { calendar, thresholds, deliveryChanges, rules } = ctx.knowledge
  const firstSeen = input.scans.findLast((scan) => !scan.corrected && scan.basis === 'seen')
  const given: Given = {
    ...rest,
    state,
    today: todayAtParcel(ctx, state, input.destinationZip, nowMs),
    mailedOn: mailedOn ?? state?.accepted?.localDay ?? firstSeen?.scan.localDay ?? null,
    isMailedOnKnown: mailedOn !== null,
    calendar,
    thresholds,
    changes: deliveryChanges,
  }
  return assess(given, rules)
}

/** The calendar day where the parcel was last seen, else where it goes, else in the middle of the country. */
function todayAtParcel(
  ctx: ReadingContext,
  state: JourneyState | null,
  destinationZip: string | null,
  nowMs: number,
): string {
  const mark = state?.lastSeen ?? state?.latest ?? null
  const place: Place = mark?.place ?? {}
  const point = ctx.places.locate(place) ?? (destinationZip ? ctx.places.byZip(destinationZip) : null)
  const offset = mark ? countingOffset(mark) : -360
  if (!point) return localDay(nowMs, offset)
  // The offset on the clock of a zone is asked for with a local time: a first guess is off by an hour at most.
  const guess = formatAt({ atMs: nowMs, offsetMinutes: offset, localDay: localDay(nowMs, offset), hasTime: true })
  return localDay(nowMs, ctx.places.offsetMinutes(point.timeZone, guess.slice(0, 19)))
}
