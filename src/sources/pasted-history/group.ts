import type { Place } from '#domain/scans/place.ts'
import type { Token } from './tokens.ts'

export type WordingToken = Extract<Token, { kind: 'wording' | 'sentence' }>
export type MomentToken = Extract<Token, { kind: 'moment' }>
export type PlaceToken = Extract<Token, { kind: 'place' }>
export type UnknownToken = Extract<Token, { kind: 'unknown' }>
/** What an event is made of. */
export type EventToken = WordingToken | MomentToken | PlaceToken | UnknownToken

/** The parts of one event while they are gathered. */
export type Group = {
  wording: WordingToken | null
  /** What may be a wording that nobody knows. */
  guess: UnknownToken | null
  moments: MomentToken[]
  places: PlaceToken[]
  placeGuess: UnknownToken | null
  /** What was joined into the wording. */
  joined: EventToken[]
  /** The rank of the last part in the order. */
  rank: number
  first: number
  last: number
}

export function emptyGroup(): Group {
  return {
    wording: null,
    guess: null,
    moments: [],
    places: [],
    placeGuess: null,
    joined: [],
    rank: -1,
    first: -1,
    last: -1,
  }
}

export function tokensOfGroup(group: Group): EventToken[] {
  const tokens: EventToken[] = [...group.moments, ...group.places, ...group.joined]
  if (group.wording) tokens.push(group.wording)
  if (group.guess) tokens.push(group.guess)
  if (group.placeGuess) tokens.push(group.placeGuess)
  return tokens
}

export function placeOf(group: Group): Place {
  const guessed = group.placeGuess ? { city: group.placeGuess.text.slice(0, 100) } : {}
  return Object.assign(guessed, ...group.places.map((token) => token.place))
}

/** Two towns or two buildings are two places; a building and its town, or a town and its country, are one. */
export function overlaps(a: Place, b: Place): boolean {
  if (a.facility !== undefined && b.facility !== undefined) return true
  if (a.city !== undefined && b.city !== undefined) return a.facility === b.facility || a.city !== b.city
  return (
    (a.zip !== undefined && b.zip !== undefined) ||
    (a.state !== undefined && b.state !== undefined && a.state !== b.state)
  )
}
