import type { DateSense } from './dates.ts'
import type { PastedEvent } from './events.ts'
import { eventOfFields } from './json-history.ts'

const OPENING = ['<TrackSummary>', '<TrackDetail>']
const FIELD = /<([A-Za-z]{2,30})>([^<>]{1,300})<\/\1>/g
const MOST_EVENTS = 1000

/** The events of the carrier's older answers, which are XML, pasted as text. Empty where the text holds none. */
export function eventsOfXml(text: string, sense: DateSense): PastedEvent[] {
  const events: PastedEvent[] = []
  for (const opening of OPENING) {
    const closing = opening.replace('<', '</')
    let start = text.indexOf(opening)
    while (start >= 0 && events.length < MOST_EVENTS) {
      const end = text.indexOf(closing, start)
      if (end < 0) break
      const fields: Record<string, unknown> = {}
      for (const [, name = '', value = ''] of text.slice(start, end).matchAll(FIELD)) {
        // `EventDate` is what later answers call `eventDate`.
        fields[name.charAt(0).toLowerCase() + name.slice(1)] = value
      }
      const event = eventOfFields(fields, sense)
      if (event) events.push(event)
      start = text.indexOf(opening, end)
    }
  }
  return events
}
