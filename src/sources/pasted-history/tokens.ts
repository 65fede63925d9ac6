import type { Place } from '#domain/scans/place.ts'
import { type DateSense, type Moment, momentsIn } from './dates.ts'
import { destinationIn, type MomentMeaning, mailClassIn, meaningOfMoment, saysMoreThanClass } from './facts.ts'
import { isFurniture, isOnlyCategory } from './furniture.ts'
import { placesIn, wholePlace } from './places-in-text.ts'
import { isSentence, tokensOfSentences } from './sentences.ts'
import type { Wordings } from './wordings.ts'

/**
 * A part of a line. `at` counts the lines that hold something, `line` all of them. An `unknown` one may be a wording
 * that nobody knows yet, a place, or nothing at all; an `aside` is a date of something else.
 */
export type Token = { line: number; at: number; text: string } & (
  | { kind: 'wording'; isKnown: boolean }
  | { kind: 'sentence'; day: string | null; time: string | null; offset: string | null; place: Place | null }
  | { kind: 'moment'; day: string | null; time: string | null; offset: string | null; isAlone: boolean }
  | { kind: 'place'; place: Place }
  | { kind: 'fact'; meaning: Exclude<MomentMeaning, 'aside'>; moment: Moment; isRangeEnd: boolean }
  | { kind: 'class'; mailClass: string }
  | { kind: 'destination'; zip: string }
  | { kind: 'aside' }
  | { kind: 'unknown' }
)

const CELLS = /\t+|\s*[|•·∙◦]\s*|\s{3,}|\s[–—»→]\s/
const CELLS_WITH_DASHES = /\s-\s|\s-$|^-\s|;\s/
/** Between the first and the last day of a promise. */
const RANGE = /^\s*(?:-|–|—|to|and|or|through)\s*$/i
const JUNK =
  /^(?:at|on|in|by|from|to|and|the|as of|of|est|cst|mst|pst|edt|cdt|mdt|pdt|et|ct|mt|pt|utc|gmt|local time|local|am|pm|us|usps|x|-|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?|\d{1,3}[.)]?)$/i
const LABEL =
  /^(?:date(?: ?(?:&|and|\/) ?time)?|time|(?:status|description) of (?:item|event)|(?:current|latest|delivery|shipment|package|tracking) (?:status|update|event)|status|event|location|place|city|facility|activity|description|details?|where|when|what|scan|update|last (?:scan|event|location))\s*[:=]\s*/i
const SENDER =
  /^(?:usps|us postal service|28777)(?:\s{0,3}(?:tracking|alerts?|text alerts?|tracking update)\b)?(?:\s{0,2}[:,.-]\s{0,40}|\s{4,40})/i
const GREETING = /^(?:hi|hello|dear|good (?:morning|afternoon|evening))\b[^.,!:]{0,40}[,!:]\s+/i
const EXPECTED_TIME_BEHIND =
  /^[\s,-]*(?:expected|arriving|delivery)\b[^|\t]{0,40}?\bby \d{1,2}(?::\d\d)?\s?[ap]\.?m\.?/i

/** Takes a line, whose dates and times are `momentsOfLine`, apart into dates, places, wordings and facts. */
export function tokensOf(
  source: { line: number; text: string },
  at: number,
  momentsOfLine: readonly Moment[],
  wordings: Wordings,
  sense: DateSense,
): Token[] {
  const { line } = source
  const text = withoutOpening(source.text)
  const zip = destinationIn(text)
  if (zip) return [{ line, at, kind: 'destination', zip, text }]
  const moments = text.length === source.text.length ? momentsOfLine : momentsIn(text, sense)
  if (isSentence(text, wordings)) return tokensOfSentences(line, at, text, moments, wordings)
  const reader = new LineReader(line, at, wordings)
  let start = 0
  let last: MomentMeaning | null = null
  for (const moment of moments) {
    const before = text.slice(start, moment.start)
    const isRange: boolean = last === 'expectedDay' && RANGE.test(before)
    const meant: ReturnType<typeof meaningOf> = isRange
      ? { meaning: 'expectedDay' as const, start: 0 }
      : meaningOf(before, wordings)
    last = meant?.meaning ?? null
    reader.read(meant ? before.slice(0, meant.start) : before)
    const told = text.slice(moment.start, moment.end)
    if (!meant) {
      const { day, time, offset } = moment
      const isAlone = moments.length === 1 && told.length >= text.trim().length - 3
      reader.tokens.push({ line, at, kind: 'moment', day, time, offset, text: told, isAlone })
    } else if (meant.meaning === 'aside' || moment.day === null) {
      reader.tokens.push({ line, at, kind: 'aside', text: before.slice(meant.start) + told })
    } else
      reader.tokens.push({ line, at, kind: 'fact', meaning: meant.meaning, moment, isRangeEnd: isRange, text: told })
    start = moment.end
  }
  reader.read(text.slice(start))
  return reader.tokens
}

/** What is said ahead of a history: who writes, and a greeting. */
function withoutOpening(text: string): string {
  return text.replace(GREETING, '').replace(SENDER, '')
}

/** A wording is never a label of the date behind it. */
function meaningOf(before: string, wordings: Wordings): { meaning: MomentMeaning; start: number } | null {
  const meant = meaningOfMoment(before)
  if (!meant) return null
  const label = before.slice(meant.meaning === 'aside' ? 0 : meant.start)
  return wordings.strengthOf(withoutConnector(label.replace(LABEL, ''))) === 'known' ? null : meant
}

/** Reads what stands between the dates of one line. */
class LineReader {
  readonly tokens: Token[] = []
  readonly #line: number
  readonly #at: number
  readonly #wordings: Wordings

  constructor(line: number, at: number, wordings: Wordings) {
    this.#line = line
    this.#at = at
    this.#wordings = wordings
  }

  read(text: string): void {
    if (text.trim() === '') return
    for (const cell of text.split(CELLS)) this.#readCell(withoutConnector(cell.trim().replace(LABEL, '')))
  }

  #readCell(cell: string): void {
    if (cell === '' || JUNK.test(cell)) return
    if (cell.length === 1) {
      if (!isFurniture(cell)) this.#push({ kind: 'unknown' }, cell)
      return
    }
    const parts =
      CELLS_WITH_DASHES.test(cell) && this.#wordings.strengthOf(cell) !== 'known' ? this.#dashed(cell) : [cell]
    for (const part of parts) this.#readPart(part)
  }

  /** Dashes part cells too, but those within a wording don't. */
  *#dashed(cell: string): Generator<string> {
    const known = this.#wordings.longestAt(cell, 0)
    const from = Math.max(known.end, 0)
    const rest = cell.slice(from).split(CELLS_WITH_DASHES).map(tidy)
    if (known.end >= 0) {
      yield tidy(cell.slice(0, from) + (rest[0] === '' ? '' : cell.slice(from).split(CELLS_WITH_DASHES)[0]))
      rest.shift()
    }
    for (const part of rest) if (part !== '') yield part
  }

  #readPart(part: string): void {
    if (part === '' || JUNK.test(part)) return
    const strength = this.#wordings.strengthOf(part)
    if (strength === 'known' || isOnlyCategory(part)) {
      this.#push({ kind: 'wording', isKnown: true }, part)
      return
    }
    if (isSentence(part, this.#wordings)) {
      for (const token of tokensOfSentences(this.#line, this.#at, part, [], this.#wordings)) this.tokens.push(token)
      return
    }
    if (isFurniture(part)) return
    const alone = wholePlace(part.replace(/^(?:in|at|from|to|near)\s+/i, ''))
    const mailClass = alone ? null : mailClassIn(part)
    if (alone) this.#push({ kind: 'place', place: alone }, part)
    else if (mailClass && strength === 'none') {
      this.#push({ kind: 'class', mailClass }, part)
      if (saysMoreThanClass(part)) this.#push({ kind: 'unknown' }, part)
    } else this.#readMixed(part)
  }

  /** A wording and a place side by side, in any order, with nothing between them but a comma or a blank. */
  #readMixed(part: string): void {
    const known = this.#wordings.longestAt(part, 0)
    const behind = known.end < 0 ? null : EXPECTED_TIME_BEHIND.exec(part.slice(known.end))
    const from = Math.max(known.end, 0) + (behind?.[0].length ?? 0)
    const spans = placesIn(part.slice(from)).map((span) => ({
      ...span,
      start: span.start + from,
      end: span.end + from,
    }))
    let start = 0
    for (const { start: placeStart, end, place } of spans) {
      this.#readPiece(withoutConnector(part.slice(start, placeStart)))
      this.#push({ kind: 'place', place }, part.slice(placeStart, end))
      start = end
    }
    this.#readPiece(part.slice(start))
  }

  /** Wordings, one behind the other, and what is left. */
  #readPiece(text: string): void {
    let piece = tidy(text)
    while (piece !== '' && !JUNK.test(piece)) {
      const rest = this.#readStart(piece)
      if (rest === null) return
      piece = rest
    }
  }

  /** Reads a piece, or the wording at its start; then what is left of it. */
  #readStart(piece: string): string | null {
    const strength = this.#wordings.strengthOf(piece)
    if (strength === 'known') return this.#push({ kind: 'wording', isKnown: true }, piece)
    const known = this.#wordings.longestAt(piece, 0)
    if (known.end >= 0) {
      const behind = piece.slice(known.end)
      const rest = tidy(behind)
      const place = wholePlace(rest) ?? placeInSmallLetters(rest)
      const isParted = /^\s{0,2}[,;:.(|-]/.test(behind) && known.words >= WORDS_OF_A_WHOLE
      const isNextKnown = isParted && this.#wordings.longestAt(rest, 0).end >= 0
      if (place || isNextKnown || (isParted && strength === 'none')) {
        this.#push({ kind: 'wording', isKnown: true }, tidy(piece.slice(0, known.end)))
        return place ? this.#push({ kind: 'place', place }, rest) : rest
      }
    }
    const placeAhead = known.end < 0 ? this.#placeBeforeWording(piece) : null
    if (placeAhead) {
      this.#push({ kind: 'place', place: placeAhead.place }, piece.slice(0, placeAhead.end))
      return tidy(piece.slice(placeAhead.end))
    }
    if (strength === 'readable') return this.#push({ kind: 'wording', isKnown: false }, piece)
    const place = wholePlace(piece)
    if (place) return this.#push({ kind: 'place', place }, piece)
    return isFurniture(piece) ? null : this.#push({ kind: 'unknown' }, piece)
  }

  /** A country or a town abroad, a comma and a known wording. */
  #placeBeforeWording(piece: string): { place: Place; end: number } | null {
    let best: { place: Place; end: number } | null = null
    let comma = piece.indexOf(',')
    for (let tries = 0; comma >= 0 && tries < MOST_COMMAS; tries++) {
      const rest = /[^\s,]/.exec(piece.slice(comma, comma + 5))
      const place = wholePlace(piece.slice(0, comma))
      if (place && rest && this.#wordings.longestAt(piece, comma + rest.index).end >= 0) best = { place, end: comma }
      comma = piece.indexOf(',', comma + 1)
    }
    return best
  }

  #push(
    part:
      | { kind: 'wording'; isKnown: boolean }
      | { kind: 'place'; place: Place }
      | { kind: 'class'; mailClass: string }
      | { kind: 'unknown' },
    text: string,
  ): null {
    this.tokens.push({ line: this.#line, at: this.#at, text, ...part })
    return null
  }
}

/** From so many words on, a known wording with a comma behind it is whole. */
const WORDS_OF_A_WHOLE = 3
const MOST_COMMAS = 4

/** "tulsa ok", as people type it behind a wording. */
function placeInSmallLetters(text: string): Place | null {
  return text.length <= LONGEST_TYPED && text === text.toLowerCase() ? wholePlace(text.toUpperCase()) : null
}

const LONGEST_TYPED = 90
const AROUND = new Set([...' ,;:|•·*–—"\'>)]-<([/@§°\\\t'].map((letter) => letter.charCodeAt(0)))
const CLOSING = new Set([...'>)]'].map((letter) => letter.charCodeAt(0)))
const OPENING = new Set([...'<(['].map((letter) => letter.charCodeAt(0)))

/** Without the marks around a part; a bracket that belongs to it stays. */
function tidy(part: string): string {
  let start = 0
  let end = part.length
  while (start < end && (isAround(part, start, OPENING) || part[start] === '.')) start++
  while (end > start && isAround(part, end - 1, CLOSING)) end--
  return part.slice(start, end)
}

function isAround(text: string, index: number, stays: ReadonlySet<number>): boolean {
  const code = text.charCodeAt(index)
  return AROUND.has(code) && !stays.has(code)
}

/** Without "in", "at" or "on" before what follows. */
function withoutConnector(text: string): string {
  const piece = tidy(text)
  const match = /(?:^|\s)(?:in|at|on|from|near|to)$/i.exec(piece.slice(-6))
  return match ? piece.slice(0, piece.length - match[0].length) : piece
}
