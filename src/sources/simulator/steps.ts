import { localDay, parseDay } from '#domain/calendar/civil-day.ts'
import type { Places } from '#domain/geo/places.ts'
import { formatAt } from '#domain/scans/at.ts'
import type { Place } from '#domain/scans/place.ts'
import type { Node } from './network.ts'

/** One thing that happens to a parcel, whether or not somebody scans it. */
export type Step = {
  atMs: number
  /** As written on the clock of its place; a note of the system may name a day alone. */
  at: string
  node: Node
  /** What the parcel really is after it. */
  state: string
  code: string | null
  wording: string
  /** Notes and labels name no place, or are no physical scan. */
  place: Place
  /** False where nobody scans it: it is in the truth, not in the feed. */
  isTold: boolean
  /** True for what only the system says: it is in the feed, not in the truth. */
  isNote: boolean
}

/** Writes down steps on the clocks of their places. */
export class StepWriter {
  readonly steps: Step[] = []
  readonly #places: Places

  constructor(places: Places) {
    this.#places = places
  }

  /** A local day and minute at a place, as epoch milliseconds. */
  moment(node: Node, day: string, minute: number): number {
    const clock = `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(Math.floor(minute) % 60).padStart(2, '0')}:00`
    const offset = this.#places.offsetMinutes(node.timeZone, `${day}T${clock}`)
    return (parseDay(day) ?? 0) * 86_400_000 + Math.floor(minute) * 60_000 - offset * 60_000
  }

  /** A moment as the clock of a place shows it. */
  written(node: Node, atMs: number): string {
    const guess = this.#places.offsetMinutes(node.timeZone, new Date(atMs - 6 * 3_600_000).toISOString().slice(0, 19))
    return formatAt({ atMs, offsetMinutes: guess, localDay: localDay(atMs, guess), hasTime: true })
  }

  scan(node: Node, atMs: number, state: string, code: string | null, wording: string, isTold = true): void {
    const ms = toMinute(atMs)
    const at = this.written(node, ms)
    this.steps.push({ atMs: ms, at, node, state, code, wording, place: node.place, isTold, isNote: false })
  }

  note(node: Node, atMs: number, code: string | null, wording: string, place: Place = {}): void {
    const ms = toMinute(atMs)
    const at = this.written(node, ms)
    const written = code === null ? at.slice(0, 10) : at
    this.steps.push({ atMs: ms, at: written, node, state: '', code, wording, place, isTold: true, isNote: true })
  }

  get lastMs(): number {
    return this.steps.at(-1)?.atMs ?? 0
  }
}

/** Scanners write whole minutes. */
function toMinute(ms: number): number {
  return Math.round(ms / 60_000) * 60_000
}
