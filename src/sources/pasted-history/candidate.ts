import type { PastedEvent } from './events.ts'
import type { EventToken } from './group.ts'
import type { Token } from './tokens.ts'

/** What may be an event, with the tokens that tell it. */
export type Candidate = { event: PastedEvent; tokens: EventToken[]; signature: string; isSure: boolean }

/** An event over several lines, one of which already holds a date and a wording, is likely two. */
export function isMostlyInOneLine(tokens: readonly EventToken[]): boolean {
  const moments = new Set(tokens.filter((token) => token.kind === 'moment').map((token) => token.at))
  const wording = tokens.find((token) => token.kind === 'wording' || token.kind === 'unknown')
  const isApart = wording !== undefined && !moments.has(wording.at)
  const places = tokens.filter((token) => token.kind === 'place').map((token) => token.at)
  return isApart && wording !== undefined && (places.includes(wording.at) || places.some((at) => moments.has(at)))
}

export function sentenceCandidate(token: Extract<Token, { kind: 'sentence' }>): Candidate {
  return {
    event: {
      line: token.line,
      at: token.at,
      to: token.at,
      wording: token.text,
      day: token.day ?? '',
      time: token.time,
      offset: token.offset,
      place: token.place ?? {},
      isSentence: true,
      isUnderstood: true,
    },
    tokens: [token],
    signature: 'sentence',
    isSure: true,
  }
}

export function distance(a: PastedEvent, b: PastedEvent): number {
  return a.at < b.at ? b.at - a.to : a.at - b.to
}

export function isFull(event: PastedEvent): boolean {
  return event.time !== null && Object.keys(event.place).length > 0
}

const NO_WORDING =
  /[$€£@?!]|https?:|\b(?:i|i'm|i've|my|me|we|us|you|edit|called|ordered|bought|hours?|open|closed|mon-fri|order|invoice|total|subtotal|price|receipt|sold by|qty|quantity|refund|card ending|payment|phone)\b/i

/** A wording has a few words, and neither prices nor addresses. */
export function looksLikeWording(text: string): boolean {
  return text.length >= 4 && text.length <= 150 && /[a-z]{3}/i.test(text) && !NO_WORDING.test(text)
}
