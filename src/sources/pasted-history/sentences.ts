import type { Moment } from './dates.ts'
import { meaningOfMoment } from './facts.ts'
import { placesIn } from './places-in-text.ts'
import type { Token } from './tokens.ts'
import type { Wordings } from './wordings.ts'

const STARTS =
  /^(?:your (?:item|package|shipment|parcel|mail|mailpiece|order)|the (?:item|package|parcel|delivery status|sender)|we (?:attempted|were unable|have|tried|could)|this (?:item|package|parcel|is a reminder)|usps (?:expects|was unable|attempted|is now|has|picked|tried)|it (?:is|was|has)|as of|an item|a delivery|delivery (?:was|of your)|someone|(?:a|the) (?:shipping label|notice|carrier))\b/i

/** Whether a text is written in sentences; "USPS picked up item" is a wording. */
export function isSentence(text: string, wordings: Wordings): boolean {
  return STARTS.test(text) && wordings.longestAt(text, 0).end < 0 && /\s\S+\s\S+\s\S+/.test(text.slice(0, 200))
}

/** Where the sentences of a text end; the full stops of "a.m." and "St." end none. */
export function sentenceEnds(text: string): number[] {
  const ends: number[] = []
  for (const match of text.matchAll(/[^.\s]{3,40}[.!](?=\s+["'(]?[A-Z])/g)) ends.push(match.index + match[0].length)
  ends.push(text.length)
  return ends
}

/**
 * What sentences tell: each with a day tells an event, with its place behind "in". One without a day is a wording
 * where it is understood, which a date beside it may complete.
 */
export function tokensOfSentences(
  line: number,
  at: number,
  text: string,
  moments: readonly Moment[],
  wordings: Wordings,
): Token[] {
  const tokens: Token[] = []
  let start = 0
  let next = 0
  for (const end of sentenceEnds(text)) {
    const first = next
    while (next < moments.length && (moments[next]?.start ?? 0) < end) next++
    const within = moments.slice(first, next).map((moment) => ({ moment, before: text.slice(start, moment.start) }))
    const sentence = text.slice(start, end).trim()
    const told = readSentence(line, at, sentence, within, wordings)
    const isFirst = tokens.length === 0
    for (const token of told) {
      // What is said besides, behind the first sentence, explains it.
      if (isFirst || token.kind === 'fact' || (token.kind === 'sentence' && token.day !== null)) tokens.push(token)
    }
    start = end
  }
  return tokens
}

const BEFORE_A_PLACE = /\b(?:in|at|from|to|near|the|facility|office|center)\W{1,3}$/i

function readSentence(
  line: number,
  at: number,
  text: string,
  within: readonly { moment: Moment; before: string }[],
  wordings: Wordings,
): Token[] {
  const facts: Token[] = []
  const when: { day: string | null; time: string | null; offset: string | null } = {
    day: null,
    time: null,
    offset: null,
  }
  for (const { moment, before } of within) {
    const meaning = meaningOfMoment(before)?.meaning
    if (meaning === undefined) {
      when.day ??= moment.day
      when.offset ??= when.time === null ? moment.offset : null
      when.time ??= moment.time
    } else if (meaning !== 'aside' && moment.day !== null)
      facts.push({ line, at, kind: 'fact', meaning, moment, isRangeEnd: false, text })
  }
  if (text === '') return facts
  const isUnderstood = wordings.isUnderstood(text)
  if (isUnderstood && (when.day !== null || facts.length === 0)) {
    const place = placesIn(text).find((span) =>
      BEFORE_A_PLACE.test(text.slice(Math.max(0, span.start - 12), span.start)),
    )
    return [{ line, at, kind: 'sentence', text, ...when, place: place?.place ?? null }, ...facts]
  }
  return facts.length > 0 ? facts : [{ line, at, kind: 'unknown', text }]
}
