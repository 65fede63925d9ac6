import { LIMITS } from '#domain/scans/parse-scan.ts'
import type { UspsEvent } from './detail.ts'
import { eventTime, type StampStyle } from './event-time.ts'
import { type Fields, shortTextIn, zipIn } from './fields.ts'

/**
 * Reads one event. The names of the two APIs differ in the ZIP Code alone, and both are read in either. Who received
 * it (`recipientName`, `name`, `firm`) and its address are not read at all.
 */
export function decodeEvent(event: Fields, style: StampStyle): UspsEvent {
  return {
    code: shortTextIn(LIMITS.code, event, 'eventCode'),
    wording: shortTextIn(LIMITS.wording, event, 'eventType', 'event', 'scanEventExtractEventName'),
    at: eventTime(event, style),
    city: shortTextIn(LIMITS.city, event, 'eventCity'),
    state: shortTextIn(LIMITS.state, event, 'eventState'),
    zip: zipIn(event, 'eventZIP', 'eventZIPCode', 'eventZip'),
    country: shortTextIn(LIMITS.country, event, 'eventCountry'),
  }
}
