import { isFurniture } from './furniture.ts'
import type { Line } from './lines.ts'
import { isSentence } from './sentences.ts'
import type { Wordings } from './wordings.ts'

const SHORTEST_WRAPPED = 40
const MOST_JOINED = 6
/** A wording that is longer would be cut. */
const LONGEST_JOINED = 480
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}'
const OPEN_END = new RegExp(
  `(?:[,(/-]|\\b(?:in|at|on|to|the|of|and|a|an|usps|by|for|your|is|was|from|or|not|will|be|our)|\\b${MONTH}\\.?(?: \\d{1,2})?|\\b\\d{1,2}:\\d\\d)$`,
  'i',
)
const GOES_ON =
  /^(?:[a-z]|\d{4}(?![\d:/-])|[ap]\.?m\b|\d{5}(?:-\d{4})?\b|(?:(?:NETWORK|INTERNATIONAL|REGIONAL) )?DISTRIBUTION CENTER|CENTER\b|FACILITY\b|ANNEX\b|[A-Z]{2} \d{5})/
const SENTENCE_END = /[.!?]["')]?$/

/**
 * Lines that a mail broke are whole again: a sentence up to its full stop, a wording that goes on in the next line, a
 * line that ends amid a date or a place.
 */
export function unwrapped(lines: readonly Line[], wordings: Wordings): Line[] {
  const whole: Line[] = []
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]
    if (!line) break
    let text = line.text
    for (let joined = 0; joined < MOST_JOINED; joined++) {
      const next = lines[i + 1]
      if (!next || next.isParted || next.line === line.line || !belongTogether(text, next.text, wordings)) break
      text = `${text} ${next.text}`
      i++
    }
    whole.push(text === line.text ? line : { ...line, text })
  }
  return whole
}

function belongTogether(text: string, next: string, wordings: Wordings): boolean {
  if (next.length > 120 || text.length + next.length > LONGEST_JOINED) return false
  const isLong = text.length >= SHORTEST_WRAPPED
  if (isLong && isSentence(text, wordings)) return !SENTENCE_END.test(text) && !standsAlone(next, wordings)
  if (isLong && (OPEN_END.test(text) || GOES_ON.test(next))) return !standsAlone(next, wordings) && !text.includes('\t')
  return isOneWording(text, next, wordings)
}

function standsAlone(text: string, wordings: Wordings): boolean {
  return wordings.strengthOf(text) === 'known' || isFurniture(text)
}

/** "Departed USPS Regional" over "Facility" is one known wording; neither half may be the whole of it. */
function isOneWording(text: string, next: string, wordings: Wordings): boolean {
  if (text.length > 60 || next.length > 60 || !wordings.mayBegin(text) || !/^[a-z]/i.test(next)) return false
  const { end } = wordings.longestAt(`${text} ${next}`, 0)
  return end === text.length + 1 + next.replace(/[\s.,;:]+$/, '').length && wordings.strengthOf(next) !== 'known'
}
