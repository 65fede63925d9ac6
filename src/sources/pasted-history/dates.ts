import { dayNumber, daysInMonth, dayText, parseDay, two } from '#domain/calendar/civil-day.ts'

/**
 * A date, a time of day or both, found in a line. Offsets count UTF-16 units, end exclusive. `time` is `14:05`;
 * `yearless` is kept where the text names no year, so that a day ahead can be read otherwise than one behind.
 */
export type Moment = {
  start: number
  end: number
  day: string | null
  time: string | null
  offset: string | null
  yearless: Yearless | null
}

/** A date as the text tells it, without its year; the weekday counts from Sunday, 0. */
export type Yearless = { month: number; day: number; weekday: number | null }

/** What reading a date needs beside its text: today, and whether the text writes 14/11 for 11/14. */
export type DateSense = { today: string; isDayFirst: boolean }

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const WEEKDAY =
  '(?:\\b(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\\b\\.?[,\\s]{0,3}(?:the\\s|on\\s)?)?'
const YEAR = "(?:(?:\\s*,\\s*|\\.?\\s+|[-/])(\\d{4})(?![\\d:])|,?\\s+'(\\d\\d)\\b)?"
const ZONE = '(?:\\s?\\(?(EST|EDT|CST|CDT|MST|MDT|PST|PDT|AKST|AKDT|HST|UTC|GMT|ET|CT|MT|PT)\\b\\)?)?'

const ISO =
  /(?<![\d./-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ](\d\d):(\d\d)(?::\d\d(?:[.,]\d+)?)?(?!\s?[ap]\.?m)(?:\s?(Z|[+-]\d\d:?\d\d)\b)?)?(?![\d/-])/gi
const MONTH_FIRST = new RegExp(`${WEEKDAY}\\b${MONTH}(?:\\.?[\\s]{1,3}|[-.])(\\d{1,2})(?:st|nd|rd|th)?\\b${YEAR}`, 'gi')
const DAY_FIRST = new RegExp(
  `${WEEKDAY}(?<![\\d:.$-])\\b(\\d{1,2})(?:st|nd|rd|th)?(?:\\.?\\s{1,3}(?:of\\s)?|[-/.])${MONTH}\\b${YEAR}`,
  'gi',
)
const DAY_FIRST_SHORT_YEAR = new RegExp(`(?<![\\d:.$-])\\b(\\d{1,2})[-/.\\s]${MONTH}[-/.](\\d\\d)\\b(?!:)`, 'gi')
const NUMERIC = /(?<![\d./-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-]|\.\d)/g
const NUMERIC_YEARLESS = new RegExp(`${WEEKDAY}(?<![\\d./$-])(\\d{1,2})/(\\d{1,2})(?![\\d/.-])`, 'gi')
const RELATIVE = /\b(today|yesterday)\b/gi
const TIME = new RegExp(
  `(?<![\\d:./$-])([01]?\\d|2[0-3])(?::([0-5]\\d)(?::[0-5]\\d)?|\\.([0-5]\\d)(?=\\s?[ap]\\.?\\s?m\\b))(?:\\s?([ap])\\.?\\s?m\\b\\.?|([ap])\\b)?(?![\\d:])${ZONE}`,
  'gi',
)
const HOUR_ONLY = new RegExp(`(?<![\\d:./$-])(1[0-2]|0?[1-9])\\s?([ap])\\.?\\s?m\\b\\.?${ZONE}`, 'gi')

/** Times behind these words are limits, no moments at which something happened. */
const LIMIT = /\b(?:by|before|until|till|between|after)\s{1,3}$/i
const LIMIT_LENGTH = 11
const OFFSETS: Readonly<Record<string, string>> = {
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  AKST: '-09:00',
  AKDT: '-08:00',
  HST: '-10:00',
  UTC: '+00:00',
  GMT: '+00:00',
}

/** How a whole text writes its dates: day first where a number above 12 stands first and none stands second. */
export function dateSense(text: string, today: string): DateSense {
  let dayFirst = 0
  let monthFirst = 0
  for (const match of text.matchAll(NUMERIC)) {
    const [first, second] = [Number(match[1]), Number(match[3])]
    if (first > 12 && first <= 31 && second <= 12) dayFirst++
    else if (second > 12 && second <= 31 && first <= 12) monthFirst++
    else if (match[2] === '.') dayFirst += 0.01
  }
  return { today, isDayFirst: dayFirst > monthFirst }
}

/**
 * Dates and times of a line, in their order, a time joined to the date beside it. Dates without a year are the last
 * such day that is not after today.
 */
export function momentsIn(text: string, sense: DateSense): Moment[] {
  if (!mayHoldMoment(text)) return []
  const finder = new Finder(text)
  findDates(finder, text, sense)
  for (const match of text.matchAll(TIME)) {
    if (!isLimit(text, match.index)) {
      finder.add(match, null, timeOf(match[1], match[2] ?? match[3], match[4] ?? match[5]), offsetOf(match[6]))
    }
  }
  for (const match of text.matchAll(HOUR_ONLY)) {
    if (!isLimit(text, match.index)) finder.add(match, null, timeOf(match[1], '00', match[2]), offsetOf(match[3]))
  }
  return joined(finder.inOrder(), text)
}

const TODAY = /\b(?:today|yesterday)\b/i

function mayHoldMoment(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 48 && code <= 57) return true
  }
  return TODAY.test(text)
}

function findDates(finder: Finder, text: string, sense: DateSense): void {
  const { today } = sense
  for (const match of text.matchAll(ISO)) {
    const day = dayOf(Number(match[1]), Number(match[3]), Number(match[4]))
    const zone = match[7]?.toUpperCase()
    const offset = zone === undefined ? null : zone === 'Z' ? '+00:00' : zone.replace(/^(...)(\d\d)$/, '$1:$2')
    finder.add(match, day, match[5] ? timeOf(match[5], match[6], undefined) : null, offset)
  }
  for (const match of text.matchAll(MONTH_FIRST)) {
    addNamed(
      finder,
      match,
      { weekday: match[1], month: match[2], day: match[3], year: match[4], short: match[5] },
      today,
    )
  }
  for (const match of text.matchAll(DAY_FIRST_SHORT_YEAR)) {
    finder.add(match, dayOf(2000 + Number(match[3]), monthNumber(match[2]), Number(match[1])), null)
  }
  for (const match of text.matchAll(DAY_FIRST)) {
    addNamed(
      finder,
      match,
      { weekday: match[1], day: match[2], month: match[3], year: match[4], short: match[5] },
      today,
    )
  }
  for (const match of text.matchAll(NUMERIC)) finder.add(match, numericDay(match, sense), null)
  for (const match of text.matchAll(NUMERIC_YEARLESS)) {
    if (!isDateWithoutYear(text, match)) continue
    const yearless = { month: Number(match[2]), day: Number(match[3]), weekday: weekdayNumber(match[1]) }
    finder.add(match, lastSuch(yearless, today), null, null, yearless)
  }
  for (const match of text.matchAll(RELATIVE)) {
    if (!isDayOfReading(text, match)) continue
    const back = match[1]?.toLowerCase() === 'today' ? 0 : 1
    finder.add(match, dayText((parseDay(today) ?? 0) - back), null)
  }
}

type Named = {
  weekday: string | undefined
  month: string | undefined
  day: string | undefined
  year: string | undefined
  short: string | undefined
}

function addNamed(finder: Finder, match: RegExpMatchArray, named: Named, today: string): void {
  const month = monthNumber(named.month)
  const year = named.year ? Number(named.year) : named.short ? 2000 + Number(named.short) : null
  // "may 10 people" is no date: the month is a word too.
  if (named.month === 'may' && year === null && !named.weekday) return
  if (year !== null && year >= OLDEST_YEAR) {
    finder.add(match, dayOf(year, month, Number(named.day)), null)
    return
  }
  const yearless = { month, day: Number(named.day), weekday: weekdayNumber(named.weekday) }
  const shorter = year === null ? match[0] : match[0].slice(0, match[0].length - (named.year?.length ?? 0))
  finder.add(match, lastSuch(yearless, today), null, null, yearless, shorter.length)
}

const WEEKDAY_BEFORE = /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s{1,2}$/i

/** Collects what was found and keeps to the first find where two overlap. */
class Finder {
  readonly #found: Moment[] = []
  readonly #text: string
  #taken: Uint8Array | null = null

  constructor(text: string) {
    this.#text = text
  }

  add(
    match: RegExpMatchArray,
    day: string | null,
    time: string | null,
    offset: string | null = null,
    yearless: Yearless | null = null,
    length: number = match[0].length,
  ): void {
    const at = match.index ?? 0
    const end = at + length
    if (day === null && time === null) return
    const start =
      day === null ? at : at - (WEEKDAY_BEFORE.exec(this.#text.slice(Math.max(0, at - 13), at))?.[0].length ?? 0)
    this.#taken ??= new Uint8Array(this.#text.length + 1)
    if (this.#taken[start] || this.#taken[end - 1] || this.#taken[at]) return
    this.#taken.fill(1, start, end)
    this.#found.push({ start, end, day, time, offset, yearless })
  }

  inOrder(): Moment[] {
    return this.#found.sort((a, b) => a.start - b.start)
  }
}

const BETWEEN = /^[\s,;|•·–-]*(?:(?:at|on|@)[\s,;|•·–-]*)?$/i
const WIDEST_BETWEEN = 12

/** A date and a time with nothing but "at" between them are one moment. */
function joined(moments: readonly Moment[], text: string): Moment[] {
  const all: Moment[] = []
  for (const moment of moments) {
    const before = all.at(-1)
    if (before && completes(before, moment) && isBetween(text, before.end, moment.start)) {
      before.day ??= moment.day
      before.yearless ??= moment.yearless
      before.time ??= moment.time
      before.offset ??= moment.offset
      before.end = moment.end
    } else all.push({ ...moment })
  }
  return all
}

/** Whether one is a day and the other a time of day. */
export function completes(
  a: { day: string | null; time: string | null },
  b: { day: string | null; time: string | null },
): boolean {
  return (a.day === null) !== (b.day === null) && (a.time === null) !== (b.time === null)
}

function isBetween(text: string, start: number, end: number): boolean {
  return end - start <= WIDEST_BETWEEN && BETWEEN.test(text.slice(start, end))
}

function isLimit(text: string, start: number): boolean {
  return LIMIT.test(text.slice(Math.max(0, start - LIMIT_LENGTH), start))
}

/** "11/14" is a date at the start of a line, behind a weekday or a label, or before a time; else a fraction. */
function isDateWithoutYear(text: string, match: RegExpMatchArray): boolean {
  const start = match.index ?? 0
  if (match[1] || text.slice(0, start).trim() === '' || text[start - 1] === '\t') return true
  if (/[:|•·–,-]\s*$|\b(?:by|on|at)\s{1,3}$/i.test(text.slice(Math.max(0, start - 6), start))) return true
  return /^,?\s{1,3}(?:at\s|@\s?)?\d{1,2}(?::\d\d|\s?[ap]\.?m)/i.test(text.slice(start + match[0].length).slice(0, 16))
}

/** "Today" beside a time or alone in its line is a date; "Out for Delivery Today" is none. */
function isDayOfReading(text: string, match: RegExpMatchArray): boolean {
  const start = match.index ?? 0
  const after = text.slice(start + match[0].length, start + match[0].length + 16)
  if (/^,?\s{0,3}(?:at\s|@\s?|-\s|\|\s?|\t)?\d{1,2}(?::\d\d|\s?[ap]\.?m)/i.test(after)) return true
  return text.slice(0, start).trim() === '' && (after.trim() === '' || /^[,:\t|]/.test(after))
}

/** The last day that fits and is not more than a day ahead: the clock of the place may be before ours. */
function lastSuch(date: Yearless, today: string): string | null {
  const limit = dayText((parseDay(today) ?? 0) + 1)
  return nearest(date, today, (day) => day <= limit, 9)
}

/** The day nearest to today, ahead or behind; for days that somebody promised. */
export function nearestDay(date: Yearless, today: string): string | null {
  const year = Number(today.slice(0, 4))
  const now = parseDay(today) ?? 0
  let best: string | null = null
  let distance = Number.POSITIVE_INFINITY
  for (const candidate of [year, year + 1, year - 1]) {
    const day = dayOf(candidate, date.month, date.day)
    const number = day === null ? null : parseDay(day)
    if (number !== null && Math.abs(number - now) < distance) {
      distance = Math.abs(number - now)
      best = day
    }
  }
  return best
}

function nearest(date: Yearless, today: string, fits: (day: string) => boolean, years: number): string | null {
  const thisYear = Number(today.slice(0, 4))
  let first: string | null = null
  for (let year = thisYear + 1; year > thisYear - years; year--) {
    const day = dayOf(year, date.month, date.day)
    if (day === null || !fits(day)) continue
    if (date.weekday === null || weekdayOf(year, date) === date.weekday) return day
    first ??= day
  }
  return first
}

function weekdayOf(year: number, { month, day }: Yearless): number {
  // 1970-01-01 was a Thursday.
  return (((dayNumber(year, month, day) + 4) % 7) + 7) % 7
}

function monthNumber(name = ''): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1
}

function weekdayNumber(name: string | undefined): number | null {
  return name ? WEEKDAYS.indexOf(name.slice(0, 3).toLowerCase()) : null
}

function numericDay(match: RegExpMatchArray, { isDayFirst }: DateSense): string | null {
  const [first, second] = [Number(match[1]), Number(match[3])]
  const year = match[4]?.length === 2 ? 2000 + Number(match[4]) : Number(match[4])
  const [month, day] = isDayFirst ? [second, first] : [first, second]
  return dayOf(year, month, day) ?? dayOf(year, day, month)
}

const OLDEST_YEAR = 1990

function dayOf(year: number, month: number, day: number): string | null {
  if (year < OLDEST_YEAR || year > 2200 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    return null
  }
  return `${year}-${two(month)}-${two(day)}`
}

function timeOf(hours: string | undefined, minutes: string | undefined, half: string | undefined): string | null {
  const [hour, minute] = [Number(hours), Number(minutes)]
  if (half === undefined || hour < 1 || hour > 12) return hour < 24 ? `${two(hour)}:${two(minute)}` : null
  const base = hour % 12
  return `${two(half.toLowerCase() === 'p' ? base + 12 : base)}:${two(minute)}`
}

function offsetOf(zone: string | undefined): string | null {
  return zone ? (OFFSETS[zone.toUpperCase()] ?? null) : null
}
