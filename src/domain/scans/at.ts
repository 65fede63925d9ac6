import { digits, isNamedDay, localDay, parseDay, two } from '../calendar/civil-day.ts'
import type { When } from './scan.ts'

const DAY_MS = 86_400_000

/**
 * Where the zone of a local time is not known, ordering takes the middle of the contiguous states (Central Standard
 * Time): wrong by at most a few hours for an American place.
 */
export const ASSUMED_OFFSET_MINUTES = -360

export type ParsedAt = { ok: true; when: When } | { ok: false }

/**
 * Reads a time as our API writes it: `2026-11-20T03:14:00-06:00`, `2026-11-20T03:14:00` (zone not known) or
 * `2026-11-20` (a day without time, which is never midnight UTC). Seconds and fractions may be left out.
 */
export function parseAt(text: string): ParsedAt {
  const day = parseDay(text.slice(0, 10))
  if (day === null) return NOT_A_TIME
  if (text.length === 10) return { ok: true, when: dayOnly(text, day) }
  const letter = text.charCodeAt(10)
  if (letter !== 84 && letter !== 116 && letter !== 32) return NOT_A_TIME
  const hour = digits(text, 11, 2)
  const minute = text[13] === ':' ? digits(text, 14, 2) : -1
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return NOT_A_TIME
  let end = 16
  let second = 0
  let fraction = 0
  if (text[16] === ':') {
    second = digits(text, 17, 2)
    if (second < 0 || second > 60) return NOT_A_TIME
    end = 19
    if (text[19] === '.') {
      end = 20
      while (text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end++
      if (end === 20 || end > 29) return NOT_A_TIME
      fraction = Math.floor(Number(`0.${text.slice(20, end)}`) * 1000)
    }
  }
  const offset = parseOffset(text, end)
  if (offset === 'wrong') return NOT_A_TIME
  const local = day * DAY_MS + hour * 3_600_000 + minute * 60_000 + Math.min(second, 59) * 1000 + fraction
  const atMs = local - (offset ?? ASSUMED_OFFSET_MINUTES) * 60_000
  return { ok: true, when: { atMs, offsetMinutes: offset, localDay: text.slice(0, 10), hasTime: true } }
}

/** Writes a time as our API does; `parseAt` reads it back. */
export function formatAt(when: When): string {
  if (!when.hasTime) return when.localDay
  const offset = when.offsetMinutes
  return when.localDay + localClock(when) + (offset === null ? '' : formatOffset(offset))
}

/** Writes a moment in UTC, `2026-11-20T12:00:00Z`; with milliseconds only where there are any. */
export function formatInstant(ms: number): string {
  return `${formatAt({ atMs: ms, offsetMinutes: 0, localDay: localDay(ms, 0), hasTime: true }).slice(0, -6)}Z`
}

/** Reads an instant that somebody may mean: a time with its offset, of the years 1990 to 2149. Null for any other text. */
export function parseInstant(text: string): number | null {
  const parsed = parseAt(text)
  return parsed.ok && isNamedDay(parsed.when.localDay) && parsed.when.offsetMinutes !== null ? parsed.when.atMs : null
}

/** A scan's time put back together from what is stored of it. */
export function whenFrom(atMs: number, offsetMinutes: number | null, hasTime: boolean): When {
  return { atMs, offsetMinutes, localDay: localDay(atMs, offsetMinutes ?? ASSUMED_OFFSET_MINUTES), hasTime }
}

/** A local time without offset, once its zone is known. */
export function withOffset(when: When, offsetMinutes: number): When {
  return { ...when, offsetMinutes, atMs: when.atMs + (ASSUMED_OFFSET_MINUTES - offsetMinutes) * 60_000 }
}

function dayOnly(text: string, day: number): When {
  return { atMs: day * DAY_MS - ASSUMED_OFFSET_MINUTES * 60_000, offsetMinutes: null, localDay: text, hasTime: false }
}

const NOT_A_TIME: ParsedAt = { ok: false }

function parseOffset(text: string, start: number): number | null | 'wrong' {
  if (start === text.length) return null
  const sign = text[start]
  if ((sign === 'Z' || sign === 'z') && start + 1 === text.length) return 0
  if (sign !== '+' && sign !== '-') return 'wrong'
  const hours = digits(text, start + 1, 2)
  const rest = text.slice(start + 3)
  const minutes = rest === '' ? 0 : digits(rest, rest[0] === ':' ? 1 : 0, 2)
  const wellFormed = rest === '' || rest.length === (rest[0] === ':' ? 3 : 2)
  if (hours < 0 || hours > 15 || minutes < 0 || minutes > 59 || !wellFormed) return 'wrong'
  return (sign === '-' ? -1 : 1) * (hours * 60 + minutes)
}

function localClock(when: When): string {
  const local = when.atMs + (when.offsetMinutes ?? ASSUMED_OFFSET_MINUTES) * 60_000
  const inDay = local - Math.floor(local / DAY_MS) * DAY_MS
  const seconds = Math.floor(inDay / 1000)
  const clock = `T${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  const fraction = inDay % 1000
  return fraction === 0 ? clock : `${clock}.${String(fraction).padStart(3, '0')}`
}

function formatOffset(minutes: number): string {
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}
