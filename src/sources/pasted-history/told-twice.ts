import type { Place } from '#domain/scans/place.ts'
import type { PastedEvent } from './events.ts'
import type { Wordings } from './wordings.ts'

/**
 * Each event once: a summary on top, a quoted mail and a list tell the same. The fuller telling stays. Time grows with
 * the number of events, since only those of one moment are compared.
 */
export function withoutRepeats(events: readonly PastedEvent[], wordings: Wordings): PastedEvent[] {
  const byDay = new Map<string, PastedEvent[]>()
  const kept = new Set<PastedEvent>()
  for (const event of events) {
    for (const key of [`${event.day} ${event.time}`, event.day]) {
      const same = byDay.get(key) ?? []
      byDay.set(key, same)
      if (same.length < MOST_COMPARED) same.push(event)
    }
  }
  const told = new Set<string>()
  for (const event of events) {
    const key = `${event.day} ${event.time} ${plainWording(event.wording)} ${event.place.city ?? event.place.facility ?? ''}`
    if (told.has(key)) continue
    told.add(key)
    const same = byDay.get(event.time === null ? event.day : `${event.day} ${event.time}`) ?? []
    if (!same.some((other) => other !== event && tellsMore(other, event, kept, wordings))) kept.add(event)
  }
  return [...kept]
}

const MOST_COMPARED = 50

/** Whether `other` tells the same event as `event` and more of it. */
function tellsMore(
  other: PastedEvent,
  event: PastedEvent,
  kept: ReadonlySet<PastedEvent>,
  wordings: Wordings,
): boolean {
  if (!fits(other.place, event.place)) return false
  if (event.time !== null && other.time !== event.time) return false
  if (event.isSentence && !other.isSentence) {
    return wordings.phaseOf(event.wording) === wordings.phaseOf(other.wording)
  }
  const [short, long] = [plainWording(event.wording), plainWording(other.wording)]
  if (other.isSentence || other.time !== event.time) return false
  if (long !== short)
    return long.startsWith(short) && wordings.phaseOf(event.wording) === wordings.phaseOf(other.wording)
  // The same words: the one that names the place stays, else the first.
  return size(other.place) > size(event.place) || (size(other.place) === size(event.place) && kept.has(other))
}

function fits(a: Place, b: Place): boolean {
  if (a.zip !== undefined && b.zip !== undefined && a.zip !== b.zip) return false
  return a.city === undefined || b.city === undefined || a.city === b.city
}

function size(place: Place): number {
  return Object.keys(place).length
}

/** A wording by its words alone. */
export function plainWording(wording: string): string {
  return wording
    .toLowerCase()
    .replace(/[^a-z0-9\u00c0-\uffff]+/g, ' ')
    .trim()
}

/** Events in the order of the text, newest first, whichever way the text goes; nothing is sorted by time. */
export function newestFirst(events: readonly PastedEvent[], wordings: Wordings): PastedEvent[] {
  let falls = 0
  for (let i = 1; i < events.length; i++) {
    const [a, b] = [events[i - 1], events[i]]
    if (!a || !b || a.isSentence !== b.isSentence) continue
    const [before, after] = [momentOf(a), momentOf(b)]
    if (before !== after) falls += before > after ? 1 : -1
    else falls += 0.01 * Math.sign(lifeOf(a, wordings) - lifeOf(b, wordings))
  }
  return falls < 0 ? [...events].reverse() : [...events]
}

function momentOf({ day, time }: PastedEvent): string {
  return `${day} ${time ?? ''}`
}

const LIFE = [
  'pre-shipment',
  'accepted',
  'in-transit',
  'out-for-delivery',
  'delivery-attempted',
  'delivered',
  'returned',
]

function lifeOf({ wording }: PastedEvent, wordings: Wordings): number {
  return LIFE.indexOf(wordings.phaseOf(wording))
}
