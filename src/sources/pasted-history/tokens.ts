import { interpretScan } from '#domain/scans/interpret-scan.ts'
import { normalizeWording } from '#domain/scans/normalize-wording.ts'
import type { Place } from '#domain/scans/place.ts'
import type { ScanTable } from '#domain/scans/scan-table.ts'
import { type Moment, momentsIn } from './dates.ts'
import { isFurniture } from './furniture.ts'
import type { Line } from './lines.ts'
import { placeAlone, placeAtEnd, placeAtStart, placeInSentence } from './places-in-text.ts'

/** A part of an event. `unknown` may be a wording that nobody knows yet, or nothing at all. */
export type Token = { line: number } & (
  | { kind: 'wording'; text: string }
  | { kind: 'sentence'; text: string; day: string | null; time: string | null; place: Place | null }
  | { kind: 'moment'; day: string | null; time: string | null; offset: string | null }
  | { kind: 'place'; place: Place }
  | { kind: 'unknown'; text: string }
)

const SENTENCE =
  /^(?:your (?:item|package|shipment|parcel|mail)|the (?:item|package)|we (?:attempted|were unable|have)|this (?:item|package)|usps (?:expects|was unable|attempted|is now|has))\b/i
const SEPARATORS = /\t+|\s+[|•·–—]\s+|\s{3,}/
const LONGEST_WORDING = 120
const JUNK = /^(?:at|on|in|by|from|and|the|as of|est|cst|mst|pst|edt|cdt|mdt|pdt|local time)$/i

/** Takes a line apart into dates, places and wordings. */
export function tokensOf({ line, text }: Line, table: ScanTable, today: string): Token[] {
  const usps = text.replace(/^usps\s*(?:tracking)?\s*[:,-]\s+/i, '')
  const moments = momentsIn(usps, today)
  if (SENTENCE.test(usps)) return [sentenceOf(line, usps, moments, table)]
  const tokens: Token[] = []
  let at = 0
  const flush = (end: number) => {
    for (const part of usps.slice(at, end).split(SEPARATORS)) tokens.push(...partTokens(line, tidy(part), table))
  }
  for (const { start, end, day, time, offset } of moments) {
    flush(start)
    tokens.push({ line, kind: 'moment', day, time, offset })
    at = end
  }
  flush(usps.length)
  return tokens
}

function tidy(part: string): string {
  return part.replace(/^[\s,;:|•·*–—-]+|[\s,;:|•·*–—-]+$/g, '')
}

function partTokens(line: number, text: string, table: ScanTable): Token[] {
  if (text === '' || JUNK.test(text)) return []
  if (isWording(text, table)) return [{ line, kind: 'wording', text }]
  if (SENTENCE.test(text)) return [sentenceOf(line, text, [], table)]
  const known = knownStart(text, table)
  if (known) {
    const rest = partTokens(line, tidy(text.slice(known.length)), table)
    // What follows must be read too: else the whole is a wording that nobody knows yet.
    if (rest.every((token) => token.kind !== 'unknown')) return [{ line, kind: 'wording', text: known }, ...rest]
  }
  const place = placeAlone(text)
  if (place) return [{ line, kind: 'place', place }]
  const before = placeAtStart(text)
  if (before && before.rest !== '')
    return [{ line, kind: 'place', place: before.place }, ...partTokens(line, tidy(before.rest), table)]
  const after = placeAtEnd(text)
  if (after && after.rest !== '')
    return [...partTokens(line, tidy(after.rest), table), { line, kind: 'place', place: after.place }]
  if (isReadable(text, table)) return [{ line, kind: 'wording', text }]
  return isFurniture(text) ? [] : [{ line, kind: 'unknown', text }]
}

function isWording(text: string, table: ScanTable): boolean {
  return table.byWording.has(normalizeWording(text))
}

/** Whether a family of wordings reads it. */
function isReadable(text: string, table: ScanTable): boolean {
  return text.length < 200 && interpretScan(table, { code: null, wording: text }).readBy !== 'unknown'
}

/** The longest start of a text that is a known wording; an empty one is none. */
function knownStart(text: string, table: ScanTable): string | null {
  const ends = [...text.slice(0, LONGEST_WORDING).matchAll(/[\s,;:(-]+/g)].map((match) => match.index)
  for (const end of ends.reverse()) {
    const start = text.slice(0, end)
    if (start.length >= 6 && isWording(start, table)) return start
  }
  return null
}

/** A whole sentence tells everything: what, when, and behind "in" where. */
function sentenceOf(line: number, text: string, moments: readonly Moment[], table: ScanTable): Token {
  const first = firstSentence(text)
  const inFirst = moments.filter((moment) => moment.start < first.length)
  const day = inFirst.find((moment) => moment.day !== null)?.day ?? null
  const time = inFirst.find((moment) => moment.time !== null)?.time ?? null
  if (day === null && interpretScan(table, { code: null, wording: first }).readBy === 'unknown') {
    return { line, kind: 'unknown', text }
  }
  return { line, kind: 'sentence', text: first, day, time, place: placeInSentence(first) }
}

/** Up to the first full stop that ends a sentence; those of "a.m." and "St." do not. */
function firstSentence(text: string): string {
  const end = /[^.\s]{3,}[.!](?=\s+[A-Z])/.exec(text)
  return end ? text.slice(0, end.index + end[0].length) : text
}
