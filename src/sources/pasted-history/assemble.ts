import type { Place } from '#domain/scans/place.ts'
import { isCategory } from './furniture.ts'
import type { Token } from './tokens.ts'

/** One event as the text tells it: `time` as `14:05`. */
export type PastedEvent = {
  line: number
  wording: string
  day: string
  time: string | null
  offset: string | null
  place: Place
  isSentence: boolean
}

export type Unread = { line: number; text: string }

type Group = {
  wording: Extract<Token, { kind: 'wording' }> | null
  moments: Extract<Token, { kind: 'moment' }>[]
  places: Place[]
  unknown: Extract<Token, { kind: 'unknown' }>[]
}

type Start = 'wording' | 'moment' | 'place'
type Layout = { events: PastedEvent[]; unread: Unread[]; score: number }

/**
 * Puts the parts together. Every way of writing a history repeats one order of date, wording and place, so that each
 * part may begin an event: the reading that leaves the fewest loose parts is taken.
 */
export function assembleEvents(tokens: readonly Token[]): { events: PastedEvent[]; unread: Unread[] } {
  const cleaned = withoutHeadings(tokens)
  const layouts = (['wording', 'moment', 'place'] as const).map((start) => layOut(cleaned, start))
  const best = layouts.reduce((a, b) => (b.score > a.score ? b : a))
  return { events: withoutSummary(best.events), unread: best.unread }
}

/** "Delivered" above "Delivered, In/At Mailbox" is a heading. */
function withoutHeadings(tokens: readonly Token[]): Token[] {
  return tokens.filter((token, index) => {
    if (token.kind !== 'wording' || !isCategory(token.text)) return true
    const next = tokens[index + 1]
    return !(next && next.line !== token.line && (next.kind === 'wording' || next.kind === 'sentence'))
  })
}

function layOut(tokens: readonly Token[], start: Start): Layout {
  const layout: Layout = { events: [], unread: [], score: 0 }
  let group = emptyGroup()
  let lastDay: string | null = null
  const close = () => {
    lastDay = closeGroup(group, lastDay, layout)
    group = emptyGroup()
  }
  for (const token of tokens) {
    if (token.kind === 'sentence') {
      const isPartOfGroup = token.day === null
      if (isPartOfGroup && group.wording) {
        group.unknown.push({ line: token.line, kind: 'unknown', text: token.text })
      } else if (isPartOfGroup) {
        group.wording = { line: token.line, kind: 'wording', text: token.text }
        if (token.place) group.places.push(token.place)
        if (token.time)
          group.moments.push({ line: token.line, kind: 'moment', day: null, time: token.time, offset: null })
      } else layout.events.push(eventOfSentence(token))
      continue
    }
    if (isEmpty(token)) continue
    if (
      hasContent(group) &&
      (token.kind === start ? holds(group, start) || hasContent(group) : holdsToken(group, token))
    )
      close()
    add(group, token)
  }
  close()
  return layout
}

function emptyGroup(): Group {
  return { wording: null, moments: [], places: [], unknown: [] }
}

function hasContent(group: Group): boolean {
  return group.wording !== null || group.moments.length > 0 || group.places.length > 0
}

function holds(group: Group, kind: Start): boolean {
  if (kind === 'wording') return group.wording !== null
  return kind === 'moment' ? group.moments.length > 0 : group.places.length > 0
}

/** A second part of the same kind begins the next event; a time completes a date, and a town its building. */
function holdsToken(group: Group, token: Token): boolean {
  if (token.kind === 'wording') return group.wording !== null
  if (token.kind === 'moment') {
    return group.moments.some(
      (moment) => (moment.day !== null && token.day !== null) || (moment.time !== null && token.time !== null),
    )
  }
  if (token.kind === 'place') return group.places.some((place) => overlaps(place, token.place))
  return false
}

function overlaps(a: Place, b: Place): boolean {
  return (a.city !== undefined && b.city !== undefined) || (a.facility !== undefined && b.facility !== undefined)
}

function isEmpty(token: Token): boolean {
  return token.kind === 'moment' && token.day === null && token.time === null
}

function add(group: Group, token: Exclude<Token, { kind: 'sentence' }>): void {
  if (token.kind === 'wording') group.wording = token
  else if (token.kind === 'moment') group.moments.push(token)
  else if (token.kind === 'place') group.places.push(token.place)
  else group.unknown.push(token)
}

/** Makes an event of a group where it has a day and something that happened. Returns the day that stands above what follows. */
function closeGroup(group: Group, lastDay: string | null, layout: Layout): string | null {
  const own = group.moments.find((moment) => moment.day !== null)
  const timed = group.moments.find((moment) => moment.time !== null)
  const day = own?.day ?? (timed ? lastDay : null)
  const [firstUnknown, ...others] = group.unknown
  const wording = group.wording ?? (day !== null ? firstUnknown : undefined)
  if (day !== null && wording) {
    layout.events.push({
      line: wording.line,
      wording: wording.text,
      day,
      time: timed?.time ?? null,
      offset: (timed ?? own)?.offset ?? null,
      place: Object.assign({}, ...group.places),
      isSentence: false,
    })
    layout.score += group.wording ? 4 : 1
    for (const unknown of group.wording ? group.unknown : others) layout.unread.push(unreadOf(unknown))
    return own?.day ?? lastDay
  }
  if (group.wording && !isCategory(group.wording.text))
    layout.unread.push({ line: group.wording.line, text: group.wording.text })
  for (const unknown of group.unknown) layout.unread.push(unreadOf(unknown))
  // A day alone is a heading for the times under it, and costs nothing.
  const loose = (group.wording ? 1 : 0) + group.places.length + (own && timed ? 1 : 0)
  layout.score -= loose
  return own?.day ?? lastDay
}

function unreadOf({ line, text }: { line: number; text: string }): Unread {
  return { line, text }
}

function eventOfSentence(token: Extract<Token, { kind: 'sentence' }>): PastedEvent {
  return {
    line: token.line,
    wording: token.text,
    day: token.day ?? '',
    time: token.time,
    offset: null,
    place: token.place ?? {},
    isSentence: true,
  }
}

/** The sentence on top of a page tells its newest event once more. */
function withoutSummary(events: readonly PastedEvent[]): PastedEvent[] {
  const told = new Set(events.filter((event) => !event.isSentence).map((event) => `${event.day} ${event.time}`))
  return events.filter((event) => !event.isSentence || !told.has(`${event.day} ${event.time}`))
}
