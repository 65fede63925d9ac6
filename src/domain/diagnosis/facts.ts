import { dayText, parseDay } from '../calendar/civil-day.ts'
import type { JourneyScan } from '../journey/journey.ts'
import type { Phase } from '../scans/phase.ts'
import type { Trait } from '../scans/traits.ts'
import type { Text } from '../text/text.ts'
import type { Circumstances } from './circumstances.ts'
import type { Evidence } from './diagnosis.ts'

/** Phases in which silence means nothing: the parcel waits for somebody, or its way is over. */
const WAITING: ReadonlySet<Phase> = new Set<Phase>([
  'delivery-attempted',
  'available-for-pickup',
  'held',
  'delivered',
  'returned',
])

/** Those in which it waits for somebody to come or to answer. */
const FOR_SOMEBODY: ReadonlySet<Phase> = new Set<Phase>(['delivery-attempted', 'available-for-pickup', 'held'])

/** What messages say that move nothing. */
const IDLE: ReadonlySet<string> = new Set(['in-transit', 'unchanged', 'unknown'])

/** Phases that a message can only name of a parcel that USPS has. */
const UNDER_WAY: ReadonlySet<string> = new Set<Phase>(['in-transit', 'out-for-delivery'])

const ENDS: ReadonlySet<string> = new Set<Phase>(['delivered', 'returned'])

/** Whether USPS has had the parcel in its hands: a scan by somebody who works for the shipper is not enough. */
export function isWithUsps({ state }: Circumstances): boolean {
  if (state === null) return false
  return state.accepted !== null || (state.lastSeen !== null && state.lastSeen.phase !== 'pre-shipment')
}

/**
 * The first message that it is under way, by its index, where nobody has ever scanned it; -1 else. Messages of a step
 * come only for parcels that USPS has, so its first scan was missed.
 */
export function announcedIndex(c: Circumstances): number {
  if (c.state === null || isWithUsps(c) || !UNDER_WAY.has(c.state.phase)) return -1
  return c.scans.findLastIndex((scan) => !scan.corrected && UNDER_WAY.has(scan.interpretation.phase))
}

/**
 * The phase that a diagnosis goes by: that of the parcel, except where it was seen waiting for somebody and a message
 * such as "Arriving Late" came after. Such a message is written by a clock; nobody has moved the parcel.
 */
export function standingPhase(c: Circumstances): Phase | null {
  const phase = c.state?.phase ?? null
  const seen = phase === 'in-transit' ? lastSeenIndex(c) : -1
  const scan = c.scans[seen]
  if (!scan || !FOR_SOMEBODY.has(scan.phase)) return phase
  const isMoved = c.scans.slice(0, seen).some(({ corrected, interpretation }) => {
    return !corrected && !IDLE.has(interpretation.phase)
  })
  return isMoved ? phase : scan.phase
}

/** Whether the parcel is under way, so that time without a scan counts. */
export function isMoving(c: Circumstances): boolean {
  const isUnderWay = isWithUsps(c) || announcedIndex(c) >= 0
  const phase = standingPhase(c)
  return phase !== null && isUnderWay && !WAITING.has(phase) && !isInCustoms(c) && takenIndex(c) < 0
}

/**
 * The day from which silence counts: that of the last physical scan; where there was none, that of the first message
 * that it is under way, so that further messages change nothing.
 */
export function silentSince(c: Circumstances): string | null {
  return c.state?.lastSeen?.localDay ?? c.scans[announcedIndex(c)]?.scan.localDay ?? null
}

/** Postal days of silence, today included; null where nothing speaks of the parcel being under way. */
export function silentDays(c: Circumstances): number | null {
  const since = silentSince(c)
  return since ? c.calendar.postalDaysBetween(since, c.today) : null
}

/** Postal days since the expected day, today included; 0 until that day is over. */
export function daysLate(c: Circumstances): number {
  if (!c.expected || c.today <= c.expected.day) return 0
  // Even where no postal day has passed since (a Sunday), the expected day is over.
  return Math.max(1, c.calendar.postalDaysBetween(c.expected.day, c.today))
}

/** The last scan that counts, by its index. */
export function latestIndex(c: Circumstances): number {
  return c.scans.findIndex((scan) => !scan.corrected)
}

/** The last physical scan, by its index; -1 where there is none. */
export function lastSeenIndex(c: Circumstances): number {
  return c.scans.findIndex((scan) => !scan.corrected && scan.basis === 'seen')
}

/** The last scan that says a phase, by its index. */
export function sayingIndex(c: Circumstances, fits: (scan: JourneyScan) => boolean): number {
  return c.scans.findIndex((scan) => !scan.corrected && fits(scan))
}

/** Whether a scan's wording says something besides its phase. */
export function says(scan: JourneyScan, trait: Trait): boolean {
  return scan.interpretation.traits.has(trait)
}

/** The scan that ended it, by its index: not a later message, which shows the same phase. */
export function endingIndex(c: Circumstances): number {
  return sayingIndex(c, (scan) => scan.phase === c.state?.phase && ENDS.has(scan.interpretation.phase))
}

/** The scan by which an authority took it or USPS destroyed it, by its index; -1 where that is not the last word. */
export function takenIndex(c: Circumstances): number {
  const index = sayingIndex(
    c,
    (one) => one.interpretation.phase !== 'unchanged' && one.interpretation.phase !== 'unknown',
  )
  const scan = c.scans[index]?.interpretation
  return scan?.terminal && scan.phase === 'alert' ? index : -1
}

/** The alert that stands now, by its index; -1 where none does. */
export function alertIndex(c: Circumstances): number {
  if (c.state?.phase !== 'alert') return -1
  return sayingIndex(c, (one) => one.phase === 'alert' && one.interpretation.phase === 'alert')
}

/** Most alerts settle by themselves: the day until whose end that is waited for. */
export function alertUntil(c: Circumstances): string | null {
  const day = c.scans[alertIndex(c)]?.scan.localDay
  return day ? c.calendar.addPostalDays(day, c.thresholds['out-for-delivery-quiet']) : null
}

/** The scan that put the parcel into customs, where none since has taken it out; -1 else. */
export function customsIndex(c: Circumstances): number {
  const index = sayingIndex(c, (scan) => scan.basis === 'seen' || isCustomsScan(scan))
  const scan = c.scans[index]
  return scan && isCustomsScan(scan) && !says(scan, 'customs-over') ? index : -1
}

export function isInCustoms(c: Circumstances): boolean {
  return customsIndex(c) >= 0
}

function isCustomsScan(scan: JourneyScan): boolean {
  return scan.interpretation.row?.category === 'Customs' || says(scan, 'customs')
}

/** Evidence that a scan is. */
export function evidenceOf(c: Circumstances, index: number, key: string, values: Text['values'] = {}): Evidence[] {
  const one = c.scans[index]
  if (!one) return []
  const { scan } = one
  const { place } = scan
  return [
    {
      scan: index,
      text: {
        key: `evidence.${key}`,
        values: {
          day: scan.localDay,
          wording: scan.wording ?? one.interpretation.row?.wording ?? scan.code ?? '',
          city: place.city ?? '',
          state: place.state ?? '',
          country: place.country ?? '',
          facility: place.facility ?? '',
          zip: place.zip ?? '',
          ...values,
        },
      },
    },
  ]
}

/** Where it was last seen, else the message from which silence counts. */
export function silenceStart(c: Circumstances): Evidence[] {
  const seen = lastSeenIndex(c)
  return seen >= 0 ? evidenceOf(c, seen, 'last-seen') : evidenceOf(c, announcedIndex(c), 'says')
}

/** Evidence that is no scan. */
export function fact(key: string, values: Text['values'] = {}): Evidence {
  return { scan: null, text: { key: `evidence.${key}`, values } }
}

/** The day on which the n-th postal day after `day` is reached. */
export function reachedOn(c: Circumstances, day: string, postalDays: number): string {
  return c.calendar.addPostalDays(day, postalDays)
}

/** "Delivered" is sometimes scanned before the hand-over: until the end of this day it may still come. */
export function earlyScanUntil(c: Circumstances): string | null {
  const ended = c.state?.ended
  return ended ? c.calendar.addPostalDays(ended.localDay, c.thresholds['early-delivery-scan']) : null
}

/** The day after. */
export function nextDay(day: string): string {
  return dayText((parseDay(day) ?? 0) + 1)
}
