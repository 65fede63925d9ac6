import { two } from '#domain/calendar/civil-day.ts'
import { type Fields, textIn } from './fields.ts'

const STAMP =
  /^(\d{4}-\d{2}-\d{2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,:]\d+)?)?\s*(Z|[+-]\d{1,2}(?::?\d{2})?)?)?$/i
const FURTHEST_OFFSET = 15 * 60

/** Whether a version of the API documents its `eventTimestamp` with the zone; else a zone in it is a mistake. */
export type StampStyle = { hasZone: boolean }

/**
 * When an event happened, on the clock of its place, as our API writes times. `eventTimestamp` is the place's own time,
 * also where a false `Z` stands behind it; `GMTOffset` tells the zone. `GMTTimestamp` keeps the local date beside the
 * time in UTC, so that its date is wrong across midnight: only its seconds are taken. Midnight without any word of
 * GMT means that no time is known.
 */
export function eventTime(event: Fields, style: StampStyle): string | null {
  const stamp = STAMP.exec(textIn(event, 'eventTimestamp', 'eventTimeStamp') ?? '')
  const gmt = STAMP.exec(textIn(event, 'GMTTimestamp', 'gmtTimestamp') ?? '')
  if (!stamp) return gmt?.[1] ?? null
  const [, day = '', hour, minute, second = '00', zone] = stamp
  if (hour === undefined || minute === undefined) return day
  const offset = zoneOf(zone, readOffset(textIn(event, 'GMTOffset', 'gmtOffset')), style)
  if (Number(hour) === 0 && Number(minute) === 0 && Number(second) === 0 && offset === null && !gmt) return day
  const seconds = second === '00' && belongs(gmt, minute, offset) ? (gmt?.[4] ?? '00') : second
  return `${day}T${hour.padStart(2, '0')}:${minute}:${seconds}${offset === null ? '' : writeOffset(offset)}`
}

/** Minutes east of UTC of a text such as `-05:00`, `-7:00`, `-0700` or `-7`; null for others. */
export function readOffset(text: string | null): number | null {
  const match = /^([+-]?)(\d{1,2})(?::?(\d{2}))?$/.exec(text?.trim() ?? '')
  if (!match) return /^z$/i.test(text?.trim() ?? '') ? 0 : null
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0)
  if (minutes > FURTHEST_OFFSET || Number(match[3] ?? 0) > 59) return null
  return match[1] === '-' ? -minutes : minutes
}

function zoneOf(zone: string | undefined, offset: number | null, style: StampStyle): number | null {
  if (zone === undefined) return offset
  if (!/^z$/i.test(zone)) return readOffset(zone) ?? offset
  return offset ?? (style.hasZone ? 0 : null)
}

/** Whether both stamps tell the same minute of an hour, so that the seconds of one are those of the other. */
function belongs(gmt: RegExpExecArray | null, minute: string, offset: number | null): boolean {
  if (!gmt || gmt[3] === undefined || Number(gmt[4] ?? 60) > 59) return false
  const inGmt = (((Number(minute) - (offset ?? 0)) % 60) + 60) % 60
  return Number(gmt[3]) === inGmt
}

function writeOffset(minutes: number): string {
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}
