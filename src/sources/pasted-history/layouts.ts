import {
  type Candidate,
  distance,
  isFull,
  isMostlyInOneLine,
  looksLikeWording,
  sentenceCandidate,
} from './candidate.ts'
import { completes } from './dates.ts'
import type { PastedEvent } from './events.ts'
import {
  type EventToken,
  emptyGroup,
  type Group,
  type MomentToken,
  overlaps,
  type PlaceToken,
  placeOf,
  tokensOfGroup,
  type UnknownToken,
  type WordingToken,
} from './group.ts'
import { mayBePlace } from './places-in-text.ts'
import type { Token } from './tokens.ts'
import type { Wordings } from './wordings.ts'

type Part = 'wording' | 'moment' | 'place'
/** One way to read the tokens: its events with the tokens that tell them, and how well it explains the text. */
export type Layout = { events: LaidOut[]; score: number }

export type LaidOut = { event: PastedEvent; tokens: readonly Token[] }

const ORDERS: readonly (readonly Part[])[] = [
  ['wording', 'place', 'moment'],
  ['wording', 'moment', 'place'],
  ['moment', 'wording', 'place'],
  ['moment', 'place', 'wording'],
  ['place', 'moment', 'wording'],
  ['place', 'wording', 'moment'],
]
/** A date further away belongs to something else. */
export const MOST_LINES_BETWEEN = 6
/** So many tokens tell how a text is written. */
const MOST_TRIED = 3000

/**
 * Puts the parts together. A history repeats one order of date, wording and place, each part may be missing, and a day
 * may stand above the times under it: the reading that leaves the fewest loose parts is taken.
 */
export function bestLayout(
  tokens: readonly EventToken[],
  partedAt: ReadonlySet<number>,
  wordings: Wordings,
  isOnPage: boolean,
): Layout {
  const near = nearDates(tokens)
  const first = near.length > MOST_TRIED ? near.slice(0, MOST_TRIED) : near
  let best: { read: (tokens: readonly EventToken[]) => Layout; layout: Layout } | null = null
  for (const hasHeadings of hasDayAlone(first) ? [false, true] : [false]) {
    for (const order of ORDERS) {
      const read = (all: readonly EventToken[]) =>
        new LayoutReader(order, hasHeadings, partedAt, wordings, isOnPage).read(all)
      const layout = read(first)
      if (!best || layout.score > best.layout.score) best = { read, layout }
    }
  }
  if (!best) return { events: [], score: 0 }
  return first === near ? best.layout : best.read(near)
}

/** The tokens, without texts that stand far from every date: they are told of nowhere. */
function nearDates(tokens: readonly EventToken[]): EventToken[] {
  const near = new Set<EventToken>()
  for (const inOrder of [tokens, tokens.toReversed()]) {
    let date = Number.NaN
    for (const token of inOrder) {
      if (token.kind === 'moment' || token.kind === 'sentence') date = token.at
      if (token.kind !== 'unknown' || Math.abs(token.at - date) <= MOST_LINES_BETWEEN) near.add(token)
    }
  }
  return near.size === tokens.length ? [...tokens] : tokens.filter((token) => near.has(token))
}

function hasDayAlone(tokens: readonly EventToken[]): boolean {
  return tokens.some((token) => token.kind === 'moment' && token.isAlone && token.time === null)
}

class LayoutReader {
  readonly #rank: Record<Part, number>
  readonly #hasHeadings: boolean
  readonly #partedAt: ReadonlySet<number>
  readonly #wordings: Wordings
  readonly #isOnPage: boolean
  readonly #candidates: Candidate[] = []
  readonly #loose: EventToken[] = []
  readonly #used = new Set<Token>()
  #score = 0
  #group: Group = emptyGroup()
  /** The day that stands above what follows. */
  #heading: { day: string; token: MomentToken } | null = null
  #lastDay: string | null = null

  constructor(
    order: readonly Part[],
    hasHeadings: boolean,
    partedAt: ReadonlySet<number>,
    wordings: Wordings,
    isOnPage: boolean,
  ) {
    this.#rank = {
      wording: order.indexOf('wording'),
      moment: order.indexOf('moment'),
      place: order.indexOf('place'),
    }
    this.#hasHeadings = hasHeadings
    this.#partedAt = partedAt
    this.#wordings = wordings
    this.#isOnPage = isOnPage
  }

  read(tokens: readonly EventToken[]): Layout {
    for (const token of tokens) {
      if (this.#group.last >= 0 && token.at - this.#group.last > MOST_LINES_BETWEEN) this.#close()
      this.#take(token)
    }
    this.#close()
    const events = this.#accepted()
    this.#weighLoose(events)
    this.#weighTornLines()
    return { events, score: this.#score }
  }

  #take(token: EventToken): void {
    if (token.kind === 'moment') this.#takeMoment(token)
    else if (token.kind === 'place') this.#takePlace(token)
    else if (token.kind === 'unknown') this.#takeUnknown(token)
    else this.#takeWording(token)
  }

  #takeWording(token: WordingToken): void {
    if (token.kind === 'sentence' && token.day !== null) {
      this.#close()
      this.#candidates.push(sentenceCandidate(token))
      this.#lastDay = token.day
      return
    }
    if (this.#group.wording || this.#group.rank > this.#rank.wording) this.#close()
    if (this.#group.guess) this.#loose.push(this.#group.guess)
    this.#group.guess = null
    this.#group.wording = token
    this.#place(token, this.#rank.wording)
  }

  #takeMoment(token: MomentToken): void {
    if (this.#hasHeadings && token.isAlone && token.time === null) {
      this.#close()
      this.#heading = token.day === null ? null : { day: token.day, token }
      return
    }
    const { moments } = this.#group
    const before = moments.at(-1)
    const isSecondHalf = moments.length === 1 && before !== undefined && completes(before, token)
    if (isSecondHalf && (token.at === before.at || (before.day !== null && token.at === before.at + 1))) {
      moments.push(token)
      this.#place(token, Math.max(this.#group.rank, this.#rank.moment))
      return
    }
    if (moments.length > 0 || this.#group.rank > this.#rank.moment) this.#close()
    this.#group.moments.push(token)
    this.#place(token, this.#rank.moment)
  }

  #takePlace(token: PlaceToken): void {
    const { places } = this.#group
    if (places.some((one) => overlaps(one.place, token.place)) || this.#group.rank > this.#rank.place) this.#close()
    if (this.#group.placeGuess) this.#loose.push(this.#group.placeGuess)
    this.#group.placeGuess = null
    this.#group.places.push(token)
    this.#place(token, this.#rank.place)
  }

  /** A text that nobody knows stands where a wording is due, else where a place is, else it belongs to nothing. */
  #takeUnknown(token: UnknownToken): void {
    const group = this.#group
    const joined = this.#joinedWithHeading(token)
    if (joined) {
      if (group.wording) group.joined.push(group.wording)
      group.joined.push(token)
      group.wording = joined
      this.#place(token, this.#rank.wording)
      return
    }
    const isPlaceDue =
      (group.wording !== null || group.moments.length > 0) &&
      group.places.length === 0 &&
      group.placeGuess === null &&
      group.rank < this.#rank.place
    if (isPlaceDue && group.wording !== null && mayBePlace(token.text)) {
      group.placeGuess = token
      this.#place(token, this.#rank.place)
      return
    }
    if (group.wording === null && group.rank <= this.#rank.wording) {
      // Of two the nearer to the rest is the likelier.
      if (group.guess) this.#loose.push(group.guess)
      group.guess = token
      this.#place(token, group.rank)
    } else if (this.#rank.wording === 0 && group.moments.length > 0) {
      this.#close()
      this.#group.guess = token
      this.#place(token, this.#group.rank)
    } else this.#loose.push(token)
  }

  /** "Delivered" over "Front Porch" is one wording where both together can be read. */
  #joinedWithHeading(token: UnknownToken): WordingToken | null {
    const { wording, rank } = this.#group
    if (wording?.kind !== 'wording' || rank !== this.#rank.wording || token.at !== wording.at + 1) return null
    if (wording.text.length > 24 || token.text.length > 60 || mayBePlace(token.text) || token.text.includes(':'))
      return null
    if (this.#rank.wording === 2) return null
    const text = `${wording.text}, ${token.text}`
    return this.#wordings.strengthOf(text) === 'none' ? null : { ...wording, text, isKnown: false }
  }

  #place(token: EventToken, rank: number): void {
    const group = this.#group
    group.rank = rank
    if (group.first < 0) group.first = token.at
    group.last = Math.max(group.last, token.at)
  }

  #close(): void {
    const group = this.#group
    this.#group = emptyGroup()
    if (group.first < 0) return
    const own = group.moments.find((moment) => moment.day !== null)
    const timed = group.moments.find((moment) => moment.time !== null)
    const carried = this.#hasHeadings ? this.#heading?.day : timed ? this.#lastDay : null
    const day = own?.day ?? carried ?? null
    if (own?.day) this.#lastDay = own.day
    const wording = group.wording ?? group.guess
    const tokens = tokensOfGroup(group)
    const lines = tokens.map((token) => token.at)
    const [first, last] = [Math.min(...lines), Math.max(...lines)]
    if (day === null || wording === null || (!own && !timed && group.wording === null)) {
      this.#loose.push(...tokens)
      return
    }
    if (!own && this.#hasHeadings && this.#heading) tokens.push(this.#heading.token)
    this.#candidates.push({
      event: {
        line: wording.line,
        at: first,
        to: last,
        wording: wording.text,
        day,
        time: timed?.time ?? null,
        offset: timed?.offset ?? null,
        place: placeOf(group),
        isSentence: wording.kind === 'sentence',
        isUnderstood: group.wording !== null,
      },
      tokens,
      signature: `${own ? 'own' : 'carried'} ${timed ? 'time' : 'day'} ${first === last ? 'one-line' : 'lines'}`,
      isSure: group.wording !== null,
    })
    this.#score += own ? 0 : -0.5
    if (first !== last && isMostlyInOneLine(tokens)) this.#score -= 1
    if (this.#partedAt.has(first)) this.#score += 0.25
    for (let at = first + 1; at <= last; at++) if (this.#partedAt.has(at)) this.#score -= 0.25
  }

  /**
   * The events that are sure, and those with an unknown wording that stand beside them and look like them: a date in
   * an order or a receipt makes no scan.
   */
  #accepted(): LaidOut[] {
    const signatures = new Set<string>()
    for (const { isSure, signature } of this.#candidates) if (isSure) signatures.add(signature)
    // Where more words stand in the line, they are somebody's own.
    const isAmongProse = new Set(this.#loose.filter((token) => token.kind === 'unknown').map((token) => token.at))
    const events: LaidOut[] = []
    for (const [index, candidate] of this.#candidates.entries()) {
      const isIn =
        candidate.isSure ||
        (signatures.size > 0
          ? signatures.has(candidate.signature) &&
            !isAmongProse.has(candidate.event.at) &&
            this.#isBesideSure(index) &&
            looksLikeWording(candidate.event.wording)
          : this.#isOnPage && isFull(candidate.event) && looksLikeWording(candidate.event.wording))
      if (!isIn) {
        this.#loose.push(...candidate.tokens)
        continue
      }
      events.push(candidate)
      for (const token of candidate.tokens) this.#used.add(token)
      this.#score += candidate.isSure ? 4 : 1.5
      if (Object.keys(candidate.event.place).length > 0) this.#score += 0.5
      if (candidate.event.time !== null) this.#score += 0.5
    }
    return events
  }

  /** Whether an event with a known wording stands no further than a few events away, with little between. */
  #isBesideSure(index: number): boolean {
    for (const step of [-1, 1]) {
      let from = this.#candidates[index]
      for (let next = index + step, tries = 0; tries < 4; next += step, tries++) {
        const other = this.#candidates[next]
        if (!from || !other || distance(from.event, other.event) > 4) break
        if (other.isSure) return true
        from = other
      }
    }
    return false
  }

  /** An event over several lines that takes a part from another's line is likely wrong. */
  #weighTornLines(): void {
    const owners = new Map<number, Candidate>()
    for (const candidate of this.#candidates) {
      for (const { at } of candidate.tokens) {
        const owner = owners.get(at) ?? candidate
        owners.set(at, owner)
        const isLong = candidate.event.at !== candidate.event.to || owner.event.at !== owner.event.to
        if (owner !== candidate && isLong) this.#score -= 1
      }
    }
  }

  /** A loose part counts against a reading, unless it repeats what an event says. */
  #weighLoose(laidOut: readonly LaidOut[]): void {
    const events = laidOut.map(({ event }) => event)
    const phases = new Set(events.map((event) => this.#wordings.phaseOf(event.wording)))
    const moments = new Set(events.flatMap((event) => [`${event.day} ${event.time}`, `${event.day} null`]))
    const cities = new Set(events.map((event) => event.place.city ?? event.place.facility))
    for (const token of this.#loose) {
      if (this.#used.has(token)) continue
      if (token.kind === 'wording' || token.kind === 'sentence') {
        if (!phases.has(this.#wordings.phaseOf(token.text))) this.#score -= 2
      } else if (token.kind === 'moment') {
        if (!moments.has(`${token.day} ${token.time}`)) this.#score -= 1
      } else if (token.kind === 'place' && !cities.has(token.place.city ?? token.place.facility)) this.#score -= 1
    }
  }
}
