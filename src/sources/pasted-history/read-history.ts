import { localDay } from '#domain/calendar/civil-day.ts'
import { parseAt } from '#domain/scans/at.ts'
import type { ScanTable } from '#domain/scans/scan-table.ts'
import { type Found, findTrackingNumbers } from '#domain/tracking-number/index.ts'
import type { PastedFacts, PastedHistory } from '#services/ports/pasted-history.ts'
import { cleanText } from './clean-text.ts'
import { type DateSense, dateSense, type Moment, momentsIn } from './dates.ts'
import type { PastedEvent } from './events.ts'
import { dayOfFact, destinationIn, expectedBelow, mailClassIn } from './facts.ts'
import { isCategory, isFurniture, isOnlyCategory, isPageHeading } from './furniture.ts'
import type { EventToken } from './group.ts'
import { eventsOfJson } from './json-history.ts'
import { bestLayout, MOST_LINES_BETWEEN } from './layouts.ts'
import { type Line, linesOf } from './lines.ts'
import { numbersByLine, sectionsOf } from './parcels.ts'
import { shapeOf } from './shape.ts'
import { type Token, tokensOf } from './tokens.ts'
import { newestFirst, plainWording, withoutRepeats } from './told-twice.ts'
import { unwrapped } from './unwrap.ts'
import { type Wordings, wordingsOf } from './wordings.ts'
import { eventsOfXml } from './xml-history.ts'

/** Single digits, one behind the other: no number is parted so, and looking for one in each place takes long. */
const ROW_OF_DIGITS = /(?:\d{1,3}[ -]){60,}/g
const MOST_EVENTS = 500
const MOST_UNREAD = 500
const MOST_NUMBERS = 20
const LONGEST_WORDING = 500
const LONGEST_UNREAD = 1000
/** What programs answer, pasted as text. */
const ANSWERS = [
  ['json', eventsOfJson],
  ['xml', eventsOfXml],
] as const
/** A parcel's clock may be ahead of ours by the zones of the earth. */
const AHEAD_MS = 24 * 3_600_000
const OLDEST_DAY = '1990-01-01'

/**
 * Reads a history that somebody copied from the USPS page, app, mail, text message or elsewhere, in whatever order it
 * tells date, wording and place. Every line that is not of the page around it is told: as scans, as facts, or as
 * `unread`. Scans stand newest first. Time grows with the length of the text alone.
 */
export function readPastedHistory(table: ScanTable, text: string, nowMs: number): PastedHistory {
  const wordings = wordingsOf(table)
  const clean = cleanText(text)
  const sense = dateSense(clean, localDay(nowMs, -300))
  const found = findTrackingNumbers(clean.replace(ROW_OF_DIGITS, (row) => ' '.repeat(row.length))).filter(
    (one) => one.valid,
  )
  const trackingNumbers = [...new Set(found.map((one) => one.trackingNumber))].slice(0, MOST_NUMBERS)
  for (const [readAs, eventsIn] of ANSWERS) {
    const told = eventsIn(clean, sense).filter((event) => hasHappened(event, nowMs))
    if (told.length === 0) continue
    const events = newestFirst(withoutRepeats(told, wordings), wordings).slice(0, MOST_EVENTS)
    const scans = events.map((event) => scanOf(event, trackingNumbers[0] ?? null))
    return { scans, facts: {}, factsByNumber: {}, trackingNumbers, unread: [], readAs }
  }
  const lines = unwrapped(linesOf(blank(clean, found)), wordings)
  const read = readLines(lines, wordings, sense)
  return { ...eventsOf(read, clean, found, wordings, nowMs), trackingNumbers }
}

type ReadLines = {
  lines: readonly Line[]
  tokens: readonly Token[]
  facts: readonly FactInText[]
  isOnPage: boolean
}

/** One fact and the line that tells it. Of a range of days the last one counts. */
type FactInText = { line: number; name: keyof PastedFacts; value: string; isRangeEnd: boolean }

function readLines(lines: readonly Line[], wordings: Wordings, sense: DateSense): ReadLines {
  const facts: FactInText[] = []
  const tokens: Token[] = []
  const moments = lines.map(({ text }) => momentsIn(text, sense))
  const isNearDate = linesNearDates(moments)
  let isOnPage = false
  let far = 0
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]
    if (!line) break
    isOnPage ||= isPageHeading(line.text)
    if (isHeaderOfMail(lines, at)) continue
    const below = expectedBelow(lines, at, sense)
    const expected = below && wordings.strengthOf(line.text) === 'none' ? below : null
    if (expected) {
      facts.push({ line: line.line, name: 'expectedDay', value: expected.day, isRangeEnd: false })
      at = expected.last
      continue
    }
    // No event is told far from every date: nothing but facts is looked for there.
    if (!isNearDate[at] && ++far > MOST_UNREAD && !mayTellFact(line.text)) continue
    const ofLine = tokensOf(line, at, moments[at] ?? [], wordings, sense)
    const isSettled = ofLine.length === 1 && ofLine[0]?.text === line.text
    if (ofLine.length === 0 || (!isSettled && isFurniture(line.text) && !tellsEvent(ofLine))) continue
    for (const token of ofLine) {
      const fact = factOf(token, sense.today)
      if (fact) facts.push(fact)
      tokens.push(token)
    }
  }
  return { lines, tokens, facts, isOnPage }
}

/** For each line whether a date or time stands in it or a few lines away. */
function linesNearDates(moments: readonly (readonly Moment[])[]): Uint8Array {
  const near = new Uint8Array(moments.length)
  for (const [at, { length }] of moments.entries()) {
    if (length === 0) continue
    near.fill(1, Math.max(0, at - MOST_LINES_BETWEEN), at + MOST_LINES_BETWEEN + 1)
  }
  return near
}

function mayTellFact(text: string): boolean {
  return mailClassIn(text) !== null || destinationIn(text) !== null
}

const HEADER_OF_MAIL = /^(?:from|to|cc|subject|sent|reply-to): /i

/** "Date: ..." beside "From: ..." is the mail's. */
function isHeaderOfMail(lines: readonly Line[], at: number): boolean {
  if (!/^date: /i.test(lines[at]?.text ?? '')) return false
  return [-2, -1, 1, 2].some((step) => HEADER_OF_MAIL.test(lines[at + step]?.text ?? ''))
}

/** A line that begins like furniture may tell an event or a fact all the same. */
function tellsEvent(tokens: readonly Token[]): boolean {
  const has = (kind: Token['kind']) => tokens.some((token) => token.kind === kind)
  if (has('fact') || has('class') || has('destination') || (has('moment') && has('wording'))) return true
  return tokens.some((token) => token.kind === 'sentence' && token.day !== null)
}

function factOf(token: Token, today: string): FactInText | null {
  const { line } = token
  if (token.kind === 'class') return { line, name: 'mailClass', value: token.mailClass, isRangeEnd: false }
  if (token.kind === 'destination') return { line, name: 'destinationZip', value: token.zip, isRangeEnd: false }
  if (token.kind !== 'fact') return null
  const day = dayOfFact(token.moment, token.meaning, today)
  return day ? { line, name: token.meaning, value: day, isRangeEnd: token.isRangeEnd } : null
}

/** The facts of the lines from `from` up to `end`; the first that says one counts. */
function factsWithin(facts: readonly FactInText[], from: number, end: number): PastedFacts {
  const within: PastedFacts = {}
  for (const { line, name, value, isRangeEnd } of facts) {
    if (line >= from && line < end && (isRangeEnd || within[name] === undefined)) within[name] = value
  }
  return within
}

function eventsOf(
  read: ReadLines,
  text: string,
  found: readonly Found[],
  wordings: Wordings,
  nowMs: number,
): Omit<PastedHistory, 'trackingNumbers'> {
  const parts = withoutHeadings(read.tokens.filter(isEventToken), wordings)
  const partedAt = new Set<number>()
  for (const [at, line] of read.lines.entries()) if (line.isParted) partedAt.add(at)
  const numbers = numbersByLine(text, found)
  const sections = sectionsOf(
    numbers,
    parts.filter((token) => token.kind === 'moment' || token.kind === 'sentence').map((token) => token.line),
  )
  const used = new Set<Token>()
  const events: { event: PastedEvent; trackingNumber: string | null }[] = []
  const factsByNumber: Record<string, PastedFacts> = {}
  let from = 0
  for (const [index, { trackingNumber }] of sections.entries()) {
    const end = sections[index + 1]?.from ?? Number.POSITIVE_INFINITY
    const first = from
    while (from < parts.length && (parts[from]?.line ?? 0) < end) from++
    const happened = bestLayout(parts.slice(first, from), partedAt, wordings, read.isOnPage).events.filter(
      ({ event }) => hasHappened(event, nowMs),
    )
    for (const { tokens } of happened) for (const token of tokens) used.add(token)
    const once = withoutRepeats(
      happened.map(({ event }) => event),
      wordings,
    )
    for (const event of newestFirst(once, wordings)) events.push({ event, trackingNumber })
    if (trackingNumber !== null && once.length > 0) {
      factsByNumber[trackingNumber] ??= factsWithin(read.facts, sections[index]?.from ?? 1, end)
    }
  }
  const told = events.map(({ event }) => event)
  const [firstFacts, secondFacts] = Object.values(factsByNumber)
  // With one parcel all facts are its own, wherever they stand.
  const facts = secondFacts && firstFacts ? firstFacts : factsWithin(read.facts, 0, Number.POSITIVE_INFINITY)
  const ofParcels = { facts, factsByNumber: secondFacts ? factsByNumber : {} }
  const unread = unreadOf(read, used, told, wordings)
  if (numbers.length === 0 && !read.isOnPage && !isCredible(told, unread.length, wordings)) {
    return { ...ofParcels, scans: [], unread: unreadOf(read, new Set(), [], wordings), readAs: 'nothing' }
  }
  return {
    ...ofParcels,
    scans: events.slice(0, MOST_EVENTS).map(({ event, trackingNumber }) => scanOf(event, trackingNumber)),
    unread,
    readAs: shapeOf(text, parts, told),
  }
}

/**
 * Whether a text that names no number tells of a parcel: it names a place, or a known wording as a carrier writes it, or
 * little else. A poem and a program hold a date and a word of ours too.
 */
function isCredible(events: readonly PastedEvent[], unreadLines: number, wordings: Wordings): boolean {
  return (
    unreadLines <= events.length ||
    events.some(
      ({ wording, place }) =>
        Object.keys(place).length > 0 || (/^[A-Z]/.test(wording) && wordings.strengthOf(wording) === 'known'),
    )
  )
}

function isEventToken(token: Token): token is EventToken {
  return (
    token.kind === 'wording' ||
    token.kind === 'sentence' ||
    token.kind === 'moment' ||
    token.kind === 'place' ||
    token.kind === 'unknown'
  )
}

/** "Delivered" above "Delivered, In/At Mailbox" is a heading. */
function withoutHeadings(tokens: readonly EventToken[], wordings: Wordings): EventToken[] {
  return tokens.filter((token, index) => {
    if (token.kind !== 'wording' || !isCategory(token.text)) return true
    const next = tokens[index + 1]
    if (!next || next.at !== token.at + 1) return true
    if (isOnlyCategory(token.text))
      return next.kind !== 'wording' && next.kind !== 'sentence' && next.kind !== 'unknown'
    const isNextTold = next.kind === 'wording' || (next.kind === 'sentence' && next.day === null)
    return !(isNextTold && wordings.phaseOf(next.text) === wordings.phaseOf(token.text))
  })
}

/** What stands in no event and tells nothing that an event tells too, line by line. */
function unreadOf(
  read: ReadLines,
  used: ReadonlySet<Token>,
  events: readonly PastedEvent[],
  wordings: Wordings,
): PastedHistory['unread'] {
  const phases = new Set(events.map((event) => wordings.phaseOf(event.wording)))
  const moments = new Set(events.flatMap(({ day, time }) => [`${day} ${time}`, `${day} null`]))
  const towns = new Set(events.map(({ place }) => place.city ?? place.facility ?? place.state))
  const phasesOfSentences = new Set(
    events.filter((event) => event.isSentence).map((event) => wordings.phaseOf(event.wording)),
  )
  const told = [...new Set(events.map((event) => plainWording(event.wording)))]
  const isTold = (token: Token): boolean => {
    switch (token.kind) {
      case 'wording':
        if (events.length === 0) return false
        if (isCategory(token.text)) return true
        if (token.isKnown && phasesOfSentences.has(wordings.phaseOf(token.text))) return true
        return told.some((wording) => wording.startsWith(plainWording(token.text)))
      case 'sentence':
        return token.day === null && phases.has(wordings.phaseOf(token.text)) && wordings.isOfOwnWords(token.text)
      case 'moment':
        return moments.has(`${token.day} ${token.time}`)
      case 'place':
        return towns.has(token.place.city ?? token.place.facility ?? token.place.state)
      case 'unknown':
      case 'aside':
        return false
      default:
        return true
    }
  }
  const unread: PastedHistory['unread'] = []
  for (let from = 0; from < read.tokens.length && unread.length < MOST_UNREAD; ) {
    const at = read.tokens[from]?.at ?? 0
    let end = from + 1
    while (read.tokens[end]?.at === at) end++
    const ofLine = read.tokens.slice(from, end)
    const rest = ofLine.filter((token) => !used.has(token) && !isTold(token))
    const line = ofLine[0]?.line ?? 0
    const isTorn = ofLine.some((token) => used.has(token))
    const text = !isTorn ? read.lines[at]?.text : rest.map((token) => token.text).join(' ')
    if (rest.length > 0) unread.push({ line, text: (text ?? '').slice(0, LONGEST_UNREAD) })
    from = end
  }
  return unread
}

function hasHappened(event: PastedEvent, nowMs: number): boolean {
  const at = parseAt(atOf(event))
  return at.ok && at.when.atMs <= nowMs + AHEAD_MS && event.day >= OLDEST_DAY
}

function scanOf(event: PastedEvent, trackingNumber: string | null): PastedHistory['scans'][number] {
  return { wording: event.wording.slice(0, LONGEST_WORDING), at: atOf(event), place: event.place, trackingNumber }
}

function atOf({ day, time, offset }: PastedEvent): string {
  return time === null ? day : `${day}T${time}:00${offset ?? ''}`
}

/** A text with its tracking numbers taken out, at the same places, so that they are not read as dates or words. */
function blank(text: string, found: readonly Found[]): string {
  const parts: string[] = []
  let at = 0
  for (const { start, end } of found) {
    // A number over two lines leaves its line end where it was.
    parts.push(text.slice(at, start), text.slice(start, end).replace(/[^\n]/g, ' '))
    at = end
  }
  parts.push(text.slice(at))
  return parts.join('')
}
