import { counterHours } from '#domain/offices/office-facts.ts'
import { type Hours, hoursOn, type OpenState, openState } from '#domain/opening-hours/opening-hours.ts'
import type { Context } from '../context.ts'
import type { FoundOffice } from './offices-answer.ts'

/** When a counter is open, on the clock of its place. */
export type CounterNow = {
  zone: string
  state: OpenState
  /** Today's hours; empty where it is closed all day. */
  today: Hours[]
  /** The holiday of today, if it is one. */
  holiday: string | null
  hours: readonly Hours[]
}

/** Whether the counter of an office is open now; null where nobody told its hours, or it is closed for a time. */
export function counterNow(ctx: Context, { office, told }: FoundOffice): CounterNow | null {
  const hours = told ? counterHours(told.facts) : []
  const zone = told?.facts.timeZone ?? office.timeZone
  if (!told || told.facts.closed || hours.length === 0 || zone === '') return null
  const { calendar } = ctx.knowledge
  const opening = { hours, closedOnHolidays: true, specialDays: told.facts.specialDays }
  const now = Temporal.Instant.fromEpochMilliseconds(ctx.clock()).toZonedDateTimeISO(zone).toPlainDateTime()
  const day = now.toPlainDate().toString()
  return {
    zone,
    state: openState(opening, calendar, now.toString({ smallestUnit: 'second' })),
    today: hoursOn(opening, calendar, day),
    holiday: calendar.holidayName(day),
    hours,
  }
}
