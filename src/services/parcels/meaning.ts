import { type Assessment, assess, type Given } from '#domain/advice/assess.ts'
import { localDay } from '#domain/calendar/civil-day.ts'
import type { Told } from '#domain/diagnosis/circumstances.ts'
import type { Expected, JourneyScan, JourneyState } from '#domain/journey/journey.ts'
import { countingOffset } from '#domain/journey/order.ts'
import { ASSUMED_OFFSET_MINUTES, formatAt } from '#domain/scans/at.ts'
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
  /** The zone where no place and no time tells one. */
  timeZone?: string | undefined
  nowMs: number
}

export type Meaning = Assessment

/** What a parcel's scans mean on the day that it is where the parcel is, what to do, and until when. */
export function meaningOf(ctx: ReadingContext, input: MeaningInput): Meaning {
  const { state, nowMs, timeZone, ...rest } = input
  const mailedOn = input.told.mailedOn ?? input.mailedOn
  const { calendar, thresholds, deliveryChanges, rules } = ctx.knowledge
  const firstSeen = input.scans.findLast((scan) => !scan.corrected && scan.basis === 'seen')
  const given: Given = {
    ...rest,
    state,
    today: todayAtParcel(ctx, state, zoneOf(ctx, input), nowMs),
    mailedOn: mailedOn ?? state?.accepted?.localDay ?? firstSeen?.scan.localDay ?? null,
    isMailedOnKnown: mailedOn !== null,
    calendar,
    thresholds,
    changes: deliveryChanges,
  }
  return assess(given, rules)
}

/** The zone where the parcel was last seen, else the one that was given, else that of its address; null: none is known. */
function zoneOf(ctx: ReadingContext, { state, timeZone, destinationZip }: MeaningInput): string | null {
  const mark = state?.lastSeen ?? state?.latest ?? null
  const seenAt = mark ? ctx.places.locate(mark.place) : null
  if (seenAt) return seenAt.timeZone
  // A place that we do not know, abroad perhaps: its own clock counts.
  if (mark && mark.offsetMinutes !== null) return null
  return timeZone ?? (destinationZip ? ctx.places.byZip(destinationZip)?.timeZone : null) ?? null
}

/** The calendar day in a zone; without one by the clock of the last scan, else in the middle of the country. */
function todayAtParcel(
  ctx: ReadingContext,
  state: JourneyState | null,
  timeZone: string | null,
  nowMs: number,
): string {
  const mark = state?.lastSeen ?? state?.latest ?? null
  const offset = mark ? countingOffset(mark) : ASSUMED_OFFSET_MINUTES
  if (!timeZone) return localDay(nowMs, offset)
  // The offset on the clock of a zone is asked for with a local time: a first guess is off by an hour at most.
  const guess = formatAt({ atMs: nowMs, offsetMinutes: offset, localDay: localDay(nowMs, offset), hasTime: true })
  return localDay(nowMs, ctx.places.offsetMinutes(timeZone, guess.slice(0, 19)))
}
