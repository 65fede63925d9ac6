import { isNamedDay, parseDay } from '../calendar/civil-day.ts'
import { parseAt } from './at.ts'
import { BASES, type Basis } from './basis.ts'
import type { Place } from './place.ts'
import type { ParcelFacts, Scan } from './scan.ts'

/** What is wrong with a scan that somebody sent. */
export type ScanProblem = { code: ScanProblemCode; field: string; message: string }

export type ScanProblemCode =
  | 'not-an-object'
  | 'missing'
  | 'wrong-type'
  | 'too-long'
  | 'wrong-characters'
  | 'not-a-tracking-number'
  | 'not-a-time'
  | 'not-a-day'
  | 'in-the-future'
  | 'too-old'
  | 'not-a-token'

export type ParsedScan = { ok: true; scan: Scan } | { ok: false; problem: ScanProblem }

/** What the moment and the way of arrival add to a scan. */
export type Arrival = { source: string; recordedAtMs: number }

/** A feed may be a day ahead of us (zones, clocks), not more. */
const AHEAD_MS = 24 * 3_600_000
const OLDEST_MS = (parseDay('1990-01-01') ?? 0) * 86_400_000

/** The longest texts that a scan may hold, in UTF-16 units. */
export const LIMITS = {
  code: 40,
  wording: 500,
  facility: 160,
  city: 120,
  state: 60,
  zip: 16,
  country: 60,
  id: 200,
  token: 60,
}

/**
 * Reads a scan as `POST /v1/scans` takes it. The tracking number is only tidied up (upper case, no blanks or dashes);
 * whether it is anybody's number is not asked here, since a feed knows its own numbers best.
 */
export function parseScan(input: unknown, arrival: Arrival): ParsedScan {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return fault('not-an-object', '', 'A scan is an object.')
  }
  const reader = new FieldReader(input as Record<string, unknown>)
  const number = reader.text('trackingNumber', 80)
  const code = reader.text('code', LIMITS.code)
  const wording = reader.text('wording', LIMITS.wording)
  const at = reader.text('at', 40)
  const piece = reader.whole('piece', 1, 32_767)
  const basis = reader.token('basis', BASES)
  const sourceEventId = reader.text('sourceEventId', LIMITS.id)
  const replaces = reader.text('replaces', LIMITS.id)
  const place = reader.place()
  const facts = reader.facts()
  if (reader.problem) return { ok: false, problem: reader.problem }

  if (number === null) return fault('missing', 'trackingNumber', 'A scan needs a tracking number.')
  const trackingNumber = tidyNumber(number)
  if (trackingNumber === null) {
    return fault('not-a-tracking-number', 'trackingNumber', 'A tracking number has 8 to 40 letters and digits.')
  }
  if (code === null && wording === null) return fault('missing', 'code', 'A scan needs a code or a wording.')
  if (at === null) return fault('missing', 'at', 'A scan needs the time at which it happened.')
  const parsed = parseAt(at)
  if (!parsed.ok) {
    return fault('not-a-time', 'at', 'Write a time as 2026-11-20T03:14:00-06:00, or a day as 2026-11-20.')
  }
  if (parsed.when.atMs > arrival.recordedAtMs + AHEAD_MS) {
    return fault('in-the-future', 'at', 'The time lies more than 24 hours ahead.')
  }
  if (parsed.when.atMs < OLDEST_MS) return fault('too-old', 'at', 'The time lies before 1990.')
  return {
    ok: true,
    scan: {
      trackingNumber,
      piece,
      code,
      wording,
      ...parsed.when,
      place,
      basisGiven: basis,
      source: arrival.source,
      sourceEventId,
      replaces,
      facts,
      recordedAtMs: arrival.recordedAtMs,
    },
  }
}

/** Upper case without blanks, dashes and dots; null where what is left can't be a number of any carrier. */
export function tidyNumber(text: string): string | null {
  const tidy = text.replace(/[\s\p{Pd}.\u200b\ufeff]+/gu, '').toUpperCase()
  return /^[A-Z0-9]{8,40}$/.test(tidy) ? tidy : null
}

function fault(code: ScanProblemCode, field: string, message: string): ParsedScan {
  return { ok: false, problem: { code, field, message } }
}

/** Reads fields one by one and keeps the first problem. */
class FieldReader {
  readonly record: Record<string, unknown>
  problem: ScanProblem | null = null

  constructor(record: Record<string, unknown>) {
    this.record = record
  }

  text(field: string, limit: number, from: Record<string, unknown> = this.record, name: string = field): string | null {
    const value = from[field]
    if (value === undefined || value === null) return null
    if (typeof value !== 'string') {
      this.fail('wrong-type', name, `${name} is a text.`)
      return null
    }
    if (value.length > limit) {
      this.fail('too-long', name, `${name} has at most ${limit} characters.`)
      return null
    }
    const trimmed = value.trim()
    if (hasControls(trimmed)) {
      this.fail('wrong-characters', name, `${name} holds control characters.`)
      return null
    }
    return trimmed === '' ? null : trimmed
  }

  whole(field: string, least: number, most: number): number | null {
    const value = this.record[field]
    if (value === undefined || value === null) return null
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value
    this.fail('wrong-type', field, `${field} is a whole number from ${least} to ${most}.`)
    return null
  }

  token(field: string, allowed: readonly Basis[]): Basis | null {
    const value = this.text(field, LIMITS.token)
    if (value === null) return null
    const found = allowed.find((token) => token === value)
    if (!found) this.fail('not-a-token', field, `${field} is one of ${allowed.join(', ')}.`)
    return found ?? null
  }

  day(field: string): string | undefined {
    const value = this.text(field, 10)
    if (value === null) return undefined
    if (isNamedDay(value)) return value
    this.fail('not-a-day', field, `Write ${field} as a day, 2026-11-25.`)
    return undefined
  }

  place(): Place {
    const value = this.record.place
    if (value === undefined || value === null) return {}
    if (typeof value !== 'object' || Array.isArray(value)) {
      this.fail('wrong-type', 'place', 'place is an object.')
      return {}
    }
    const place: Place = {}
    for (const part of ['facility', 'city', 'state', 'zip', 'country'] as const) {
      const text = this.text(part, LIMITS[part], value as Record<string, unknown>, `place.${part}`)
      if (text !== null) place[part] = text
    }
    return place
  }

  facts(): ParcelFacts | null {
    const mailClass = this.text('mailClass', LIMITS.token) ?? undefined
    const destinationZip = this.text('destinationZip', LIMITS.zip) ?? undefined
    const mailedOn = this.day('mailedOn')
    const expectedDay = this.day('expectedDay')
    const returnBy = this.day('returnBy')
    if (!mailClass && !destinationZip && !mailedOn && !expectedDay && !returnBy) return null
    const facts: ParcelFacts = {}
    if (mailClass) facts.mailClass = mailClass
    if (mailedOn) facts.mailedOn = mailedOn
    if (destinationZip) facts.destinationZip = destinationZip
    if (expectedDay) facts.expectedDay = expectedDay
    if (returnBy) facts.returnBy = returnBy
    return facts
  }

  private fail(code: ScanProblemCode, field: string, message: string): void {
    this.problem ??= { code, field, message }
  }
}

function hasControls(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 32 || (unit >= 127 && unit < 160)) return true
  }
  return false
}
