import { findHints } from './hints.ts'
import { isBlank, isDash } from './normalize.ts'
import { parseTrackingNumber } from './parse.ts'
import type { Reading } from './reading.ts'

/** A number in a text: where it stands (UTF-16 units, end exclusive), as it stands there, and what it reads as. */
export type Found = { start: number; end: number; text: string } & Reading

/** A run of letters and digits, and what parts it from the next one. */
type Token = { start: number; end: number; isDigits: boolean; hasDigit: boolean; joinsNext: boolean }

const MOST_LENGTH = 38
const SHORTEST = 8
/** Thirty-eight digits in fours are ten groups; people part numbers a little differently, not digit by digit. */
const MOST_GROUPS = 14

/**
 * Finds the tracking numbers in any text: pasted lines, a mail, a page, an address with parameters. In order of place,
 * without overlaps. Time grows with the length of the text alone. Forms that order numbers, phone numbers or cards share
 * count only near a carrier's name or a word such as "tracking".
 *
 * @example findTrackingNumbers('Your parcel: 9234 6912 3456 7800 0001 71.')[0]?.start // 13
 */
export function findTrackingNumbers(text: string): Found[] {
  const tokens = tokensOf(text)
  const hints = findHints(text)
  const found: Found[] = []
  let index = 0
  while (index < tokens.length) {
    const match = bestFrom(text, tokens, index, hints)
    if (match) {
      found.push(match.found)
      index = match.next
    } else index++
  }
  return found
}

function bestFrom(
  text: string,
  tokens: readonly Token[],
  first: number,
  hints: ReturnType<typeof findHints>,
): { found: Found; next: number } | null {
  let joined = ''
  let hasDigit = false
  let best: { found: Found; next: number } | null = null
  for (let i = first; i < tokens.length && i < first + MOST_GROUPS; i++) {
    const token = tokens[i]
    if (!token || joined.length + token.end - token.start > MOST_LENGTH) break
    // A group inside a longer number may be short; a number that begins in the middle of a row of groups is none.
    joined += text.slice(token.start, token.end)
    hasDigit ||= token.hasDigit
    const start = tokens[first]?.start ?? 0
    if (hasDigit && joined.length >= SHORTEST && !(i + 1 < tokens.length && token.joinsNext && isMidway(joined))) {
      const reading = acceptable(joined, i > first, hints, start, token.end)
      if (reading && (!best || isLikelier(reading, best.found))) {
        best = {
          found: { start, end: token.end, text: text.slice(start, token.end), ...reading },
          next: i + 1,
        }
      }
    }
    if (!token.joinsNext) break
  }
  return best
}

/**
 * Whether a longer candidate that begins at the same place is the likelier number. A USPS number with a mistake is
 * likelier than its own beginning, though twenty of its digits pass as an old number one time in five.
 */
function isLikelier(longer: Reading, shorter: Reading): boolean {
  if (longer.valid) return !shorter.valid || longer.carrier === 'usps'
  return isWholeImpb(longer) && !isWholeImpb(shorter) && (!shorter.valid || shorter.confidence < 0.5)
}

function isWholeImpb({ format, trackingNumber: { length } }: Reading): boolean {
  return format === 'impb' && (length === 22 || length === 26 || length === 30)
}

/** Lengths at which no form ends, so that reading them would be in vain. */
function isMidway(joined: string): boolean {
  const { length } = joined
  return (
    length < 10 || length === 19 || length === 24 || length === 28 || length === 29 || (length > 30 && length % 2 === 1)
  )
}

/** The reading that makes a candidate a find; null where it is too weak for a text that nobody asked about. */
function acceptable(
  candidate: string,
  isGrouped: boolean,
  hints: ReturnType<typeof findHints>,
  start: number,
  end: number,
): Reading | null {
  const reading = parseTrackingNumber(candidate)[0]
  if (!reading) return null
  if (!reading.valid) return isExplainable(reading, candidate, isGrouped, hints, start) ? reading : null
  if (reading.confidence >= 0.8) return reading
  const isNamed = hints.carrierNear(reading.carrier, start, end)
  if (
    isNamed &&
    (!isGrouped || reading.carrier === 'usps' || reading.carrier === 'canada-post' || reading.carrier === 'fedex')
  ) {
    return reading
  }
  return reading.confidence >= 0.4 && !isGrouped && hints.trackingNear(start) ? reading : null
}

/** A USPS number with a mistake is worth showing, so that the mistake can be explained. */
function isExplainable(
  reading: Reading,
  candidate: string,
  isGrouped: boolean,
  hints: ReturnType<typeof findHints>,
  start: number,
): boolean {
  if (reading.format === 's10') return reading.problems.length === 1 && hints.trackingNear(start)
  if (reading.format === 'ups-1z') return true
  if (reading.format !== 'impb' || !/^(?:9[1-5]|420)/.test(candidate)) return false
  const isRightLength = reading.problems.every((problem) => problem.code !== 'wrong-length')
  return isRightLength || isGrouped || hints.trackingNear(start)
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let start = -1
  let isDigits = true
  let hasDigit = false
  let lastEnd = -1
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 32
    const digit = (code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19)
    const letter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
    if (digit || letter) {
      if (start < 0) {
        start = i
        isDigits = true
        hasDigit = false
      }
      if (letter) isDigits = false
      else hasDigit = true
      continue
    }
    if (start >= 0) {
      const previous = tokens.at(-1)
      if (previous) previous.joinsNext = joins(text, previous, start, isDigits)
      tokens.push({ start, end: i, isDigits, hasDigit, joinsNext: false })
      lastEnd = i
      start = -1
    }
    // In addresses, %2C and %20 part numbers as a comma and a blank do.
    if (code === 37 && isHex(text.charCodeAt(i + 1)) && isHex(text.charCodeAt(i + 2))) i += 2
    // What scanners say of the kind of symbol is no part of the number behind it.
    if (code === 93 && /^C1(?:420|9[1-5])/.test(text.slice(i + 1, i + 6))) i += 2
  }
  return lastEnd < 0 ? [] : tokens
}

/** Whether the groups of one number may be parted as these two tokens are: by a blank or dash or two, or a line end. */
function joins(text: string, previous: Token, nextStart: number, nextIsDigits: boolean): boolean {
  const gap = nextStart - previous.end
  if (gap > 3) return false
  for (let i = previous.end; i < nextStart; i++) {
    const code = text.charCodeAt(i)
    if (!isBlank(code) && !isDash(code)) return false
    // A line break joins only groups of digits, and an empty line nothing.
    if (code === 10 && (!previous.isDigits || !nextIsDigits || text.indexOf('\n', i + 1) === i + 1)) return false
  }
  return true
}

function isHex(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102)
}
