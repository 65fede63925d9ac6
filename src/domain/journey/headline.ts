import { daysBetween, localDay } from '../calendar/civil-day.ts'
import { formatAt } from '../scans/at.ts'
import type { Phase } from '../scans/phase.ts'
import type { Text } from '../text/text.ts'
import type { JourneyState, ScanMark } from './journey.ts'
import { countingOffset } from './order.ts'

/** Sentences that say the phase first and then where the parcel was last seen: true of an announced phase too. */
const BESIDE_LAST_SEEN: Partial<Record<Phase, string>> = {
  'out-for-delivery': 'headline.out-for-delivery',
  returning: 'headline.returning',
  alert: 'headline.alert',
}

/** Sentences that say of a place and time that it happened there and then. */
const AT_PLACE: Partial<Record<Phase, string>> = {
  'delivery-attempted': 'headline.delivery-attempted',
  'available-for-pickup': 'headline.available-for-pickup',
  held: 'headline.held',
  delivered: 'headline.delivered',
  returned: 'headline.returned',
}

/**
 * The one sentence on top: where the parcel was last seen and when, counted in whole days on the clock of that place.
 * What was only announced never leads, except that nobody has seen the parcel yet.
 */
export function headlineOf(state: JourneyState, nowMs: number): Text {
  const seen = state.lastSeen
  if (!seen) {
    const mark = state.latest
    if (!mark) return { key: 'headline.not-scanned-yet', values: {} }
    return {
      key: 'headline.never-seen',
      values: { day: mark.localDay, days: daysAgo(mark, nowMs), phase: state.phase },
    }
  }
  const happened = AT_PLACE[state.phase]
  const mark = happened ? markOfPhase(state, seen) : null
  if (happened && mark) return { key: happened, values: placeAndTime(mark, nowMs) }
  return { key: BESIDE_LAST_SEEN[state.phase] ?? 'headline.last-seen', values: placeAndTime(seen, nowMs) }
}

/**
 * The physical scan that stands for the phase, so that place and time are those of what is said: the delivery itself,
 * not a scanner emptied later elsewhere. Null where the phase was only announced.
 */
function markOfPhase(state: JourneyState, seen: ScanMark): ScanMark | null {
  if (state.ended) return state.ended.basis === 'seen' ? state.ended : null
  return seen.phase === state.phase ? seen : null
}

/** Whole calendar days from a scan's own day to today at that place; never negative. */
export function daysAgo(mark: ScanMark, nowMs: number): number {
  return Math.max(0, daysBetween(mark.localDay, localDay(nowMs, countingOffset(mark))))
}

function placeAndTime(mark: ScanMark, nowMs: number): Record<string, string | number> {
  const { place } = mark
  return {
    city: place.city ?? '',
    state: place.state ?? '',
    country: place.country ?? '',
    zip: place.zip ?? '',
    facility: place.facility ?? '',
    day: mark.localDay,
    time: mark.hasTime ? formatAt(mark).slice(11, 16) : '',
    days: daysAgo(mark, nowMs),
  }
}
