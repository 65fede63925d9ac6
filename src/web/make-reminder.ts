import ical, { ICalAlarmRelatesTo, ICalAlarmType } from 'ical-generator'
import { dayText, parseDay } from '#domain/calendar/civil-day.ts'
import { ServiceError } from '#services/errors.ts'

const DAY_MS = 86_400_000
const MOST_TEXT = 200
const MOST_DAYS_AHEAD = 731
/** Calendars ring at nine in the morning of the day. */
const RINGS_SECONDS = 9 * 3600

export type ReminderInput = { trackingNumber: string; printed: string; day: string; text: string; nowMs: number }

/** The days for which a reminder can be made: from today, wherever one is, for two years. */
export function reminderDays(nowMs: number): { first: string; last: string } {
  const today = Math.floor(nowMs / DAY_MS)
  return { first: dayText(today - 1), last: dayText(today + MOST_DAYS_AHEAD) }
}

/** A calendar file with one reminder. @throws ServiceError `not-valid` naming `day` or `text` */
export function makeReminder({ trackingNumber, printed, day, text, nowMs }: ReminderInput): string {
  const { first, last } = reminderDays(nowMs)
  if (parseDay(day) === null || day < first || day > last) {
    throw wrong(
      'day',
      `day is a day such as ${dayText(Math.floor(nowMs / DAY_MS) + 1)}, from today on and at most two years ahead.`,
    )
  }
  if (text.length > MOST_TEXT) throw wrong('text', `text has at most ${MOST_TEXT} characters.`)
  // One line without control characters: whatever it holds, it can't end its field.
  const words = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
  const calendar = ical({ prodId: { company: 'Whereabouts', product: 'Reminder', language: 'EN' } })
  const event = calendar.createEvent({
    id: `${trackingNumber}-${day}@whereabouts`,
    stamp: new Date(nowMs),
    start: day,
    allDay: true,
    summary: words === '' ? `Look after parcel ${printed}` : `Parcel ${printed}: ${words}`,
    description: `Tracking number ${trackingNumber}`,
  })
  // Without a word on it the alarm would count from the end of the day.
  event.createAlarm({ type: ICalAlarmType.display, triggerAfter: RINGS_SECONDS }).relatesTo(ICalAlarmRelatesTo.start)
  return calendar.toString()
}

function wrong(field: string, message: string): ServiceError {
  return new ServiceError('not-valid', message, [{ field, code: 'not-valid', message }])
}
