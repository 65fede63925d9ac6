import type { PostalCalendar } from '#domain/calendar/postal-calendar.ts'
import { type Hours, type LocalTime, openState, WEEKDAYS } from '#domain/opening-hours/opening-hours.ts'
import { formatInstant, parseInstant } from '#domain/scans/at.ts'
import type { ChannelInfo, PhoneLine } from '#knowledge/rules.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'

/** Where nobody asks for another: the clock on which USPS gives its hours. */
export const USPS_ZONE = 'America/New_York'

/** Hours are worked out between these moments; holidays further away are nobody's knowledge. */
const EARLIEST_MS = 946_684_800_000
const LATEST_MS = 4_102_444_800_000

/** Both as typed: `America/Chicago`, `2026-11-20T12:00:00Z`; `at` defaults to now. */
export type ListChannelsInput = { timeZone?: string | undefined; at?: string | undefined }

/** Whether a line answers at a moment. Times are ISO 8601 in the zone asked for; null where its hours are not known. */
export type LineState = { openNow: boolean; closesAt: string | null; opensNext: string | null }

export type ListedLine = Omit<PhoneLine, 'opening'> & {
  /** On the clock of `zone`; null where nobody says when it is open. */
  hours: readonly (Hours & { zone: string })[] | null
  /** The same hours on the clock of the zone asked for, by today's difference; `closes` before `opens` is the day after. */
  hoursThere: readonly Hours[] | null
  state: LineState | null
}

export type ListedChannel = Omit<ChannelInfo, 'phone'> & { phone: ListedLine | null; rulesAsOf: string }

export type ListedChannels = {
  timeZone: string
  atMs: number
  channels: ListedChannel[]
  phoneLines: ListedLine[]
}

/**
 * Every way to get help, with what it can and cannot do, and whether its phone answers.
 * @throws ServiceError `not-valid` naming `timeZone` or `at`
 */
export function listChannels(ctx: Context, input: ListChannelsInput = {}): ListedChannels {
  const timeZone = input.timeZone ? zoneOf(input.timeZone) : USPS_ZONE
  const atMs = input.at ? momentOf(input.at) : ctx.clock()
  const { channels, phoneLines, calendar } = ctx.knowledge
  const list = (line: PhoneLine) => listed(line, calendar, atMs, timeZone)
  return {
    timeZone,
    atMs,
    channels: channels.map(({ phone, ...channel }) => ({
      ...channel,
      phone: phone ? list(phone) : null,
      rulesAsOf: phone && phone.checkedOn < channel.checkedOn ? phone.checkedOn : channel.checkedOn,
    })),
    phoneLines: phoneLines.map(list),
  }
}

function listed(line: PhoneLine, calendar: PostalCalendar, atMs: number, timeZone: string): ListedLine {
  const { opening, ...rest } = line
  if (!opening) return { ...rest, hours: null, hoursThere: null, state: null }
  const now = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(line.zone).toPlainDateTime()
  const { openNow, closesAt, opensNext } = openState(opening, calendar, now.toString({ smallestUnit: 'second' }))
  const there = (time: LocalTime | null) => (time ? inZone(time, line.zone, timeZone) : null)
  return {
    ...rest,
    hours: opening.hours.map((span) => ({ ...span, zone: line.zone })),
    hoursThere: opening.hours.map((span) => hoursIn(span, now.toPlainDate(), line.zone, timeZone)),
    state: { openNow, closesAt: there(closesAt), opensNext: there(opensNext) },
  }
}

/** Hours of one zone on the clock of another, as on `day`. */
function hoursIn({ days, opens, closes }: Hours, day: Temporal.PlainDate, from: string, to: string): Hours {
  const opensThere = inZone(`${day}T${opens}`, from, to)
  const shift = Temporal.PlainDate.from(opensThere.slice(0, 10)).since(day).days
  return {
    days: days.map((one) => WEEKDAYS[(WEEKDAYS.indexOf(one) + shift + 7) % 7] ?? one),
    opens: opensThere.slice(11, 16),
    closes: inZone(`${day}T${closes}`, from, to).slice(11, 16),
  }
}

/** A local time of one zone on the clock of another, with that clock's offset. */
function inZone(time: LocalTime, from: string, to: string): string {
  return Temporal.PlainDateTime.from(time)
    .toZonedDateTime(from)
    .withTimeZone(to)
    .toString({ smallestUnit: 'second', timeZoneName: 'never' })
}

function zoneOf(text: string): string {
  try {
    // Temporal takes offsets and whole dates for zones too; a name begins with a letter.
    if (/^[A-Za-z][A-Za-z0-9_+/-]{1,59}$/.test(text)) {
      return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  throw wrong('timeZone', 'timeZone is the name of a time zone, such as America/Chicago.')
}

function momentOf(text: string): number {
  const atMs = parseInstant(text)
  if (atMs === null) throw wrong('at', 'at is an instant, such as 2026-11-20T12:00:00Z.')
  if (atMs < EARLIEST_MS || atMs >= LATEST_MS) {
    throw wrong('at', `at lies between ${formatInstant(EARLIEST_MS)} and ${formatInstant(LATEST_MS)}.`)
  }
  return atMs
}

function wrong(field: string, message: string): ServiceError {
  return new ServiceError('not-valid', message, [{ field, code: 'not-valid', message }])
}
