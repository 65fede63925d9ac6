import ical, { ICalAlarmRelatesTo, ICalAlarmType, ICalEventTransparency } from 'ical-generator'
import { keptDates } from '#domain/advice/kept-dates.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import { dateWords, deadlineWords } from '#words/en/index.ts'
import { paths } from './paths.ts'

/** Calendars ring at nine in the morning of the day before a last day: 15 hours before the day begins. */
const RINGS_BEFORE_SECONDS = 15 * 3600

/** So often calendars that subscribed ask again: scans come in a few times a day. */
export const ASK_AGAIN_S = 4 * 3600

/**
 * The dates to keep of some parcels as a calendar file: one event of a whole day for each, without anything personal.
 * The same date of the same parcel has the same UID each time, so that calendars replace it.
 */
export function deadlinesCalendar(readings: readonly ParcelReading[], base: string, nowMs: number): string {
  const calendar = ical({
    name: 'Parcel dates',
    ttl: ASK_AGAIN_S,
    prodId: { company: 'Whereabouts', product: 'Deadlines', language: 'EN' },
  })
  const done = new Set<string>()
  for (const { meaning, trackingNumber, printed, piece } of readings) {
    if (!meaning || done.has(trackingNumber)) continue
    done.add(trackingNumber)
    for (const { deadline, edge, day } of keptDates(meaning.deadlines, meaning.circumstances.today)) {
      const words = deadlineWords(deadline.kind)
      const event = calendar.createEvent({
        id: `${trackingNumber}-${piece ?? 0}-${deadline.kind}-${edge}@whereabouts`,
        stamp: new Date(nowMs),
        start: day,
        allDay: true,
        transparency: ICalEventTransparency.TRANSPARENT,
        summary: `${words[edge]}: parcel ${printed}`,
        description: [
          `${words.note}; counted from ${dateWords(deadline.countedFrom)}.`,
          `Rule ${deadline.rule}, as of ${dateWords(deadline.rulesAsOf)}: ${base}${paths.rule(deadline.rule)}`,
          `The parcel: ${base}${paths.track(trackingNumber)}`,
        ].join('\n'),
        url: `${base}${paths.track(trackingNumber)}`,
      })
      if (edge === 'opens') continue
      const alarm = { type: ICalAlarmType.display, triggerBefore: RINGS_BEFORE_SECONDS, description: words.closes }
      // Without a word on it the alarm would count from the end of the day.
      event.createAlarm(alarm).relatesTo(ICalAlarmRelatesTo.start)
    }
  }
  return calendar.toString()
}
