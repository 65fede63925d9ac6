import type { Place } from '#domain/scans/place.ts'

/** One event as the text tells it: `time` as `14:05`; `at` and `to` count the lines that hold something. */
export type PastedEvent = {
  line: number
  at: number
  to: number
  wording: string
  day: string
  time: string | null
  offset: string | null
  place: Place
  isSentence: boolean
  /** Whether anything reads its wording. */
  isUnderstood: boolean
}
