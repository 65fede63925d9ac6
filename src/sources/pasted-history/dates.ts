import { daysInMonth, dayText, parseDay, two } from '#domain/calendar/civil-day.ts'

/** A date or a time of day found in a line. Offsets count UTF-16 units, end exclusive. */
export type Moment = { start: number; end: number; day: string | null; time: string | null; offset: string | null }

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const WEEKDAY = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,?\\s+)?'
const CLOCK = '([01]?\\d|2[0-3])[:.]([0-5]\\d)(?::[0-5]\\d)?(?:\\s?([ap])\\.?m\\b\\.?)?'

const ISO = /\b(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?\s?(Z|[+-]\d\d:?\d\d)?)?/g
const NAMED = new RegExp(`\\b${WEEKDAY}(${MONTH})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b(?:,?\\s+(\\d{4})\\b)?`, 'gi')
const NAMED_DAY_FIRST = new RegExp(
  `\\b${WEEKDAY}(\\d{1,2})(?:st|nd|rd|th)?\\s+(${MONTH})\\b\\.?,?(?:\\s+(\\d{4})\\b)?`,
  'gi',
)
const NUMERIC = /\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b/g
const TIME = new RegExp(`\\b${CLOCK}`, 'gi')
const HOUR_ONLY = /\b(1[0-2]|[1-9])\s?([ap])\.?m\b\.?/gi

/**
 * Dates and times of a line, in their order, a time joined to the date beside it. Dates without a year are the last
 * such day that is not after `today`; numeric ones are month first unless that is no date.
 */
export function momentsIn(text: string, today: string): Moment[] {
  const found: Moment[] = []
  const isFree = (start: number, end: number) => found.every((one) => end <= one.start || start >= one.end)
  const add = (match: RegExpMatchArray, day: string | null, time: string | null, offset: string | null = null) => {
    const start = match.index ?? 0
    const end = start + match[0].length
    if ((day !== null || time !== null) && isFree(start, end)) found.push({ start, end, day, time, offset })
  }
  for (const match of text.matchAll(ISO)) {
    const day = dayOf(Number(match[1]), Number(match[2]), Number(match[3]))
    const offset = match[6] ? (match[6] === 'Z' ? '+00:00' : match[6].replace(/^(...)(\d\d)$/, '$1:$2')) : null
    add(match, day, match[4] ? `${match[4]}:${match[5]}` : null, offset)
  }
  for (const match of text.matchAll(NAMED)) add(match, namedDay(match[1], match[2], match[3], today), null)
  for (const match of text.matchAll(NAMED_DAY_FIRST)) add(match, namedDay(match[2], match[1], match[3], today), null)
  for (const match of text.matchAll(NUMERIC)) add(match, numericDay(match), null)
  for (const match of text.matchAll(TIME)) add(match, null, timeOf(Number(match[1]), Number(match[2]), match[3]))
  for (const match of text.matchAll(HOUR_ONLY)) add(match, null, timeOf(Number(match[1]), 0, match[2]))
  return joined(
    found.sort((a, b) => a.start - b.start),
    text,
  )
}

const BETWEEN = /^[\s,;|•·-]*(?:at|on|by|@)?[\s,;|•·-]*$/i

/** A date and a time with nothing but "at" between them are one moment. */
function joined(moments: readonly Moment[], text: string): Moment[] {
  const all: Moment[] = []
  for (const moment of moments) {
    const before = all.at(-1)
    const fits =
      before && (before.day === null) !== (moment.day === null) && (before.time === null) !== (moment.time === null)
    if (before && fits && BETWEEN.test(text.slice(before.end, moment.start))) {
      before.day ??= moment.day
      before.time ??= moment.time
      before.end = moment.end
    } else all.push({ ...moment })
  }
  return all
}

function namedDay(month = '', day = '', year: string | undefined, today: string): string | null {
  const number = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1
  if (year !== undefined) return dayOf(Number(year), number, Number(day))
  const thisYear = Number(today.slice(0, 4))
  const candidate = dayOf(thisYear, number, Number(day))
  // A day ahead: the clock of the place may be before ours.
  const limit = dayText((parseDay(today) ?? 0) + 1)
  return candidate !== null && candidate > limit ? dayOf(thisYear - 1, number, Number(day)) : candidate
}

function numericDay(match: RegExpMatchArray): string | null {
  const [first, second] = [Number(match[1]), Number(match[2])]
  const year = match[3]?.length === 2 ? 2000 + Number(match[3]) : Number(match[3])
  return dayOf(year, first, second) ?? dayOf(year, second, first)
}

function dayOf(year: number, month: number, day: number): string | null {
  if (year < 1990 || year > 2200 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return `${year}-${two(month)}-${two(day)}`
}

function timeOf(hour: number, minute: number, half: string | undefined): string | null {
  if (half === undefined) return `${two(hour)}:${two(minute)}`
  if (hour < 1 || hour > 12) return hour < 24 ? `${two(hour)}:${two(minute)}` : null
  const base = hour % 12
  return `${two(half.toLowerCase() === 'p' ? base + 12 : base)}:${two(minute)}`
}
