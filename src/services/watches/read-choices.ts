import type { QuietHours } from '#domain/watch/quiet-hours.ts'
import { USUAL_EVENTS, WATCH_EVENTS, type WatchEvent } from '#domain/watch/tokens.ts'
import type { FieldReader } from '../inquiries/read-fields.ts'

/** Where nothing else is known, the clock on which most people of the country live. */
export const USUAL_ZONE = 'America/New_York'
const DAY_MINUTES = 1440

/** What may be chosen of a watch, as it was given. Times of day are `22:00`. */
export type ChoicesInput = {
  events?: readonly string[] | undefined
  quietHours?: { from: string; until: string } | null | undefined
  zone?: string | undefined
}

export type Choices = { events: WatchEvent[]; quiet: QuietHours | null; zone: string }

/** Reads what was chosen; whatever is wrong is told to the reader. */
export function readChoices(fields: FieldReader, given: ChoicesInput): Choices {
  const events = given.events === undefined ? [...USUAL_EVENTS] : readEvents(fields, given.events)
  return { events, quiet: readQuiet(fields, given.quietHours ?? null), zone: readZone(fields, given.zone) }
}

function readEvents(fields: FieldReader, given: readonly string[]): WatchEvent[] {
  const events = WATCH_EVENTS.filter((one) => given.includes(one))
  const wrong = given.find((one) => !WATCH_EVENTS.some((event) => event === one))
  if (wrong !== undefined) fields.wrong('events', 'not-a-choice', `events are some of ${WATCH_EVENTS.join(', ')}.`)
  else if (events.length === 0) fields.wrong('events', 'missing', 'Choose at least one thing to be told.')
  return events
}

function readQuiet(fields: FieldReader, given: { from: string; until: string } | null): QuietHours | null {
  if (given === null) return null
  const [from, until] = [minutesOf(given.from), minutesOf(given.until)]
  if (from !== null && until !== null && from !== until) return { from, until }
  fields.wrong('quietHours', 'not-valid', 'Quiet hours go from one time of day to another, such as 22:00 to 07:00.')
  return null
}

function minutesOf(text: string): number | null {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(text.trim()) ?? []
  const all = Number(hours) * 60 + Number(minutes)
  return Number(minutes) < 60 && all < DAY_MINUTES ? all : null
}

function readZone(fields: FieldReader, given: string | undefined): string {
  const zone = given?.trim() ?? ''
  if (zone === '') return USUAL_ZONE
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch {
    fields.wrong('zone', 'not-a-zone', 'zone is the name of a time zone, such as America/Chicago.')
    return USUAL_ZONE
  }
}
