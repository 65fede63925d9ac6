import type { Places } from '#domain/geo/places.ts'
import type { JourneyScan } from '#domain/journey/journey.ts'
import { placeName } from '#words/en/index.ts'
import { onMap } from './projection.ts'

/** One stop of the way on the map. */
export type Stop = { x: number; y: number; name: string }

const MOST_STOPS = 24
const SAME_SPOT = 3

/** The way of a parcel by the places where it was seen, oldest first; stops that fall together are one. */
export function wayOf(places: Places, scans: readonly JourneyScan[]): Stop[] {
  const stops: Stop[] = []
  for (const { basis, corrected, scan } of scans.toReversed()) {
    if (basis !== 'seen' || corrected) continue
    const point = places.locate(scan.place)
    const at = point ? onMap(point.lon, point.lat) : null
    if (!at) continue
    const stop = { x: Math.round(at[0]), y: Math.round(at[1]), name: placeName(scan.place) }
    const last = stops.at(-1)
    if (last && Math.hypot(last.x - stop.x, last.y - stop.y) < SAME_SPOT)
      stops[stops.length - 1] = { ...stop, name: last.name }
    else stops.push(stop)
  }
  return stops.slice(-MOST_STOPS)
}
