import type { Place } from '#domain/scans/place.ts'

/** The moment now, epoch milliseconds. */
export type Clock = () => number

/** A point of the map with the clock that holds there. */
export type PlacePoint = { zip?: string; city: string; state: string; lat: number; lon: number; timeZone: string }

/** What is known of places of the United States without asking anybody. */
export type Places = {
  byZip(zip: string): PlacePoint | null
  byCity(city: string, state: string): PlacePoint | null
  /** The best point for a place as a source names it; null where nothing fits. */
  locate(place: Place): PlacePoint | null
  /** Minutes east of UTC on the clock of a zone at a local time (`YYYY-MM-DDTHH:MM:SS`). */
  offsetMinutes(timeZone: string, localTime: string): number
}

/** What a source says of a number that has no scan yet. */
export type NumberStanding = 'known' | 'unknown' | 'failed'

/** A source of scans that can be asked whether it knows a number. Scans themselves come in through `record-scans`. */
export type NumberSource = {
  kind: string
  simulated: boolean
  standing(trackingNumber: string): Promise<NumberStanding>
}

/** Somebody who wants to hear of changed parcels. */
export type ChangeListener = (trackingNumber: string) => void

/** Tells which parcels changed, wherever the change was made. */
export type ChangeFeed = {
  /** Calls `listener` after each committed change of one of the numbers. Returns the way to stop. */
  listen(trackingNumbers: string[], listener: ChangeListener): () => void
}

export type Log = {
  info(details: object, message: string): void
  warn(details: object, message: string): void
  error(details: object, message: string): void
}
