import { localDay } from '#domain/calendar/civil-day.ts'
import type { ScanTable } from '#domain/scans/scan-table.ts'
import { findTrackingNumbers } from '#domain/tracking-number/index.ts'
import type { PastedHistory } from '#services/ports.ts'
import { assembleEvents, type PastedEvent } from './assemble.ts'
import { factsIn } from './facts.ts'
import { isFurniture } from './furniture.ts'
import { type Line, linesOf } from './lines.ts'
import { type Token, tokensOf } from './tokens.ts'

const MOST_EVENTS = 500
const MOST_UNREAD = 200
const MOST_NUMBERS = 20

/**
 * Reads a history that somebody copied from the USPS page, app, mail or text message. What could not be read comes
 * back as `unread`. Takes time linear in the text.
 */
export function readPastedHistory(table: ScanTable, text: string, nowMs: number): PastedHistory {
  const today = localDay(nowMs, -300)
  const found = findTrackingNumbers(text)
    .filter((one) => one.valid)
    .slice(0, MOST_NUMBERS)
  const lines = linesOf(blank(text, found))
  const { facts, used } = factsIn(lines, today)
  const tokens = lines.flatMap((line, index) =>
    used.has(index) || isFurniture(line.text) ? [] : tokensOf(line, table, today),
  )
  const { events, unread } = assembleEvents(tokens)
  const parts = events.slice(0, MOST_EVENTS)
  return {
    scans: parts.map((event) => ({ wording: event.wording.slice(0, 500), at: atOf(event), place: event.place })),
    facts,
    trackingNumbers: [...new Set(found.map((one) => one.trackingNumber))],
    unread: unread.sort((a, b) => a.line - b.line).slice(0, MOST_UNREAD),
    readAs: shapeOf(text, lines, tokens, parts),
  }
}

/** A text with its tracking numbers taken out, at the same places, so that they are not read as dates or words. */
function blank(text: string, found: readonly { start: number; end: number }[]): string {
  let plain = ''
  let at = 0
  for (const { start, end } of found) {
    plain += text.slice(at, start) + ' '.repeat(end - start)
    at = end
  }
  return plain + text.slice(at)
}

function atOf({ day, time, offset }: PastedEvent): string {
  return time === null ? day : `${day}T${time}:00${offset ?? ''}`
}

/** What the text most looks like; for people who wonder how it was read. */
function shapeOf(
  text: string,
  lines: readonly Line[],
  tokens: readonly Token[],
  events: readonly PastedEvent[],
): PastedHistory['readAs'] {
  if (events.length === 0) return 'nothing'
  if (/^(?:from|subject|sent):/im.test(text) || /^\s*>/m.test(text) || /unsubscribe|do not reply/i.test(text))
    return 'email'
  if (events.every((event) => event.isSentence)) return lines.length <= 6 ? 'text-message' : 'sentences'
  const perLine = tokens.filter((token) => token.kind === 'moment').length
  const isTable =
    /\t/.test(text) ||
    events.filter((event) => tokens.filter((token) => token.line === event.line).length >= 2).length * 2 > events.length
  if (isTable) return 'one-line-each'
  const firstMoment = tokens.findIndex((token) => token.kind === 'moment')
  const firstWording = tokens.findIndex((token) => token.kind === 'wording' || token.kind === 'unknown')
  return perLine > 0 && firstMoment < firstWording ? 'date-first' : 'usps-page'
}
