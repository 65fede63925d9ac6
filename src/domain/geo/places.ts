import type { Place } from '../scans/place.ts'

/** A point of the map (degrees, WGS84; as good as its ZIP Code) with the clock that holds there. */
export type PlacePoint = { zip: string; city: string; state: string; lat: number; lon: number; timeZone: string }

/** The main city of the ZIP Codes that begin with the same three digits. */
export type Zip3Centre = PlacePoint & { zip3: string; zips: readonly string[] }

/** What is known of places of the United States without asking anybody. */
export type Places = {
  byZip(zip: string): PlacePoint | null
  byCity(city: string, state: string): PlacePoint | null
  /** Cities whose name is one slip away, in one state or in all; those with most ZIP Codes first. */
  citiesLike(city: string, state: string | null): PlacePoint[]
  /** The best point for a place as a source names it; null where nothing fits. */
  locate(place: Place): PlacePoint | null
  /** Minutes east of UTC on the clock of a zone at a local time (`YYYY-MM-DDTHH:MM:SS`). */
  offsetMinutes(timeZone: string, localTime: string): number
  /** One centre for each three-digit prefix that has ZIP Codes, in their order. */
  zip3Centres(): readonly Zip3Centre[]
}
