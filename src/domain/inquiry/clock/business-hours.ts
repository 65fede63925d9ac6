import { dayText, localDay, parseDay } from '../../calendar/civil-day.ts'
import type { PostalCalendar } from '../../calendar/postal-calendar.ts'
import { type Hours, hoursOn, type OpeningHours } from '../../opening-hours/opening-hours.ts'

const MINUTE_MS = 60_000
/** A span may begin on the day before and reach over midnight. */
const OVER_MIDNIGHT = 1
/** Zones lie up to 14 hours beside UTC. */
const BESIDE = 1
/** So many days without any opening are no holiday any more. */
const MOST_CLOSED_DAYS = 3_660

/**
 * The hours in which somebody works on inquiries. A span whose `closes` is not after its `opens` ends on the next day;
 * it belongs to the day on which it begins, and so do holidays. `24:00` is the end of a day.
 */
export type BusinessHours = { zone: string; opening: OpeningHours; calendar: PostalCalendar }

/** Moments are epoch milliseconds, minutes are those that really pass: a night in March has one hour less. */
export type BusinessClock = {
  /** The first moment by which so many business minutes have passed since `startMs`; that itself for none. */
  dueAt(startMs: number, minutes: number): number
  /** How many business minutes lie between two moments; 0 where the second is not later. */
  minutesBetween(fromMs: number, toMs: number): number
}

/** From `startMs` until, but without, `endMs`. */
type Span = readonly [startMs: number, endMs: number]

/** Makes a clock of hours; the spans of a day are worked out once. @throws RangeError for hours that are never open */
export function businessClock(hours: BusinessHours): BusinessClock {
  if (!hours.opening.hours.some(({ days }) => days.length > 0)) throw new RangeError('There are no business hours.')
  const days = new Map<number, readonly Span[]>()

  /** The spans that begin on a day, in order and apart. */
  function spansOf(day: number): readonly Span[] {
    let spans = days.get(day)
    if (!spans) {
      spans = joined(
        hoursOn(hours.opening, hours.calendar, dayText(day)).map((span) => instants(hours.zone, day, span)),
      )
      days.set(day, spans)
    }
    return spans
  }

  /** The parts of business hours from a moment on, each moment in one part at most. */
  function* partsFrom(fromMs: number): Generator<Span> {
    let doneMs = fromMs
    let closedDays = 0
    for (let day = utcDay(fromMs) - BESIDE - OVER_MIDNIGHT; closedDays < MOST_CLOSED_DAYS; day++) {
      const spans = spansOf(day)
      closedDays = spans.length === 0 ? closedDays + 1 : 0
      for (const [startMs, endMs] of spans) {
        // A span of the day before may reach into this one.
        if (endMs <= doneMs) continue
        yield [Math.max(startMs, doneMs), endMs]
        doneMs = endMs
      }
    }
  }

  return {
    dueAt(startMs, minutes) {
      let leftMs = minutes * MINUTE_MS
      if (!(leftMs > 0)) return startMs
      for (const [partMs, endMs] of partsFrom(startMs)) {
        if (leftMs <= endMs - partMs) return partMs + leftMs
        leftMs -= endMs - partMs
      }
      throw new RangeError(`There are no business hours after ${dayText(utcDay(startMs))}.`)
    },
    minutesBetween(fromMs, toMs) {
      let sumMs = 0
      if (toMs <= fromMs) return 0
      for (const [partMs, endMs] of partsFrom(fromMs)) {
        if (partMs >= toMs) break
        sumMs += Math.min(endMs, toMs) - partMs
      }
      return sumMs / MINUTE_MS
    },
  }
}

function utcDay(ms: number): number {
  return parseDay(localDay(ms, 0)) ?? 0
}

/** The moments between which a span of a day lies; an hour that the clocks leave out counts as the one after it. */
function instants(zone: string, day: number, { opens, closes }: Hours): Span {
  return [instant(zone, day, opens), instant(zone, closes > opens ? day : day + 1, closes)]
}

function instant(zone: string, day: number, time: string): number {
  const [date, clock] = time === '24:00' ? [dayText(day + 1), '00:00'] : [dayText(day), time]
  return Temporal.PlainDateTime.from(`${date}T${clock}`).toZonedDateTime(zone).epochMilliseconds
}

/** Spans in order, those that touch made one, those that the clocks swallow left out. */
function joined(spans: readonly Span[]): Span[] {
  const sorted = spans.filter(([startMs, endMs]) => endMs > startMs).sort((a, b) => a[0] - b[0])
  const result: [number, number][] = []
  for (const [startMs, endMs] of sorted) {
    const last = result.at(-1)
    if (last && startMs <= last[1]) last[1] = Math.max(last[1], endMs)
    else result.push([startMs, endMs])
  }
  return result
}
