import type { Place } from '#domain/scans/place.ts'
import { type DateSense, momentsIn } from './dates.ts'
import type { PastedEvent } from './events.ts'
import { placesIn } from './places-in-text.ts'

/** The names under which answers of programs write the parts of an event, best first. */
const WORDING =
  'eventType event wording message description statusDescription status_description status summary activity detail title'.split(
    ' ',
  )
const MOMENT =
  'at eventTimestamp eventDateTime datetime dateTime date_time timestamp occurredAt occurred_at checkpoint_time time_iso eventDate date'.split(
    ' ',
  )
const TIME = 'eventTime time'.split(' ')
const CITY = 'eventCity city'.split(' ')
const STATE = 'eventState state stateProvince state_province'.split(' ')
const ZIP = 'eventZIPCode eventZIP eventZip zip zipCode zipcode zip_code postalCode postal_code'.split(' ')
const COUNTRY = 'eventCountry country countryCode country_code country_iso3'.split(' ')
const FACILITY = 'facility firm'.split(' ')
const PLACE = 'place location address tracking_location trackingLocation'.split(' ')
const MOST_OBJECTS = 20_000

type Fields = Record<string, unknown>

/**
 * The events of an answer of a program (ours, the carrier's, a tracking service's) that somebody pasted as text. Empty
 * where the text is no JSON. Lines are counted for the whole text as one.
 */
export function eventsOfJson(text: string, sense: DateSense): PastedEvent[] {
  const start = text.trimStart()[0]
  if (start !== '{' && start !== '[') return []
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return []
  }
  const events: PastedEvent[] = []
  const waiting: unknown[] = [parsed]
  for (let seen = 0; waiting.length > 0 && seen < MOST_OBJECTS; seen++) {
    const value = waiting.pop()
    if (typeof value !== 'object' || value === null) continue
    const event = Array.isArray(value) ? null : eventOfFields(value as Fields, sense)
    if (event) events.push(event)
    else for (const inner of Object.values(value).slice(0, MOST_OBJECTS).reverse()) waiting.push(inner)
  }
  return events
}

/** The event that named fields tell; null where a wording or a day is missing. */
export function eventOfFields(fields: Fields, sense: DateSense): PastedEvent | null {
  const wording = textOf(fields, WORDING)
  const written = textOf(fields, MOMENT)
  if (!wording || !written || written.length > 60 || wording.length > 500) return null
  const clock = textOf(fields, TIME) ?? ''
  const moments = momentsIn(clock === '' || written.includes(':') ? written : `${written} ${clock}`.slice(0, 80), sense)
  const moment = moments.find((one) => one.day !== null)
  if (!moment?.day) return null
  return {
    line: 1,
    at: 0,
    to: 0,
    wording,
    day: moment.day,
    time: moment.time,
    offset: moment.offset,
    place: placeOf(fields),
    isSentence: false,
    isUnderstood: true,
  }
}

function placeOf(fields: Fields): Place {
  for (const name of PLACE) {
    const inner = fields[name]
    if (typeof inner === 'object' && inner !== null && !Array.isArray(inner)) return placeOf(inner as Fields)
    const written = typeof inner === 'string' ? placesIn(inner.slice(0, 200))[0] : undefined
    if (written) return written.place
  }
  const place: Place = {}
  const facility = textOf(fields, FACILITY)
  const city = textOf(fields, CITY)
  const state = textOf(fields, STATE)
  const zip = textOf(fields, ZIP)
  const country = textOf(fields, COUNTRY)
  if (facility) place.facility = facility.slice(0, 150)
  if (city) place.city = city.slice(0, 100)
  if (state && state.length <= 40) place.state = state
  if (zip && /^\d{5}/.test(zip)) place.zip = zip.slice(0, 5)
  if (country && /^[a-z]{2}$/i.test(country)) place.country = country.toUpperCase()
  return place
}

function textOf(fields: Fields, names: readonly string[]): string | null {
  for (const name of names) {
    const value = fields[name]
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
  }
  return null
}
