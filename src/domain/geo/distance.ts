/** A point of the earth in degrees, WGS84. */
export type Point = { lat: number; lon: number }

/** A box of degrees whose western edge is not east of its eastern edge. */
export type Box = { south: number; north: number; west: number; east: number }

/** Mean radius of the earth. */
export const EARTH_KM = 6371.0088
const KM_OF_DEGREE = (EARTH_KM * Math.PI) / 180
/** Rounding may not cut off a point on the edge. */
const MARGIN = 1e-6

/** How far apart two points are over the ground, in kilometres. */
export function distanceKm(a: Point, b: Point): number {
  const lat = radians(b.lat - a.lat) / 2
  const lon = radians(b.lon - a.lon) / 2
  const h = Math.sin(lat) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(lon) ** 2
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)))
}

/**
 * Boxes that hold every point within a distance: two where the circle crosses the antimeridian (180°), as around the
 * Aleutians; all longitudes where it holds a pole.
 */
export function boxesAround(centre: Point, km: number): [Box, Box | null] {
  const reach = km / KM_OF_DEGREE + MARGIN
  const south = Math.max(-90, centre.lat - reach)
  const north = Math.min(90, centre.lat + reach)
  const sine = Math.sin(radians(Math.min(90, reach))) / Math.cos(radians(centre.lat))
  if (south <= -90 || north >= 90 || !(sine < 1)) return [{ south, north, west: -180, east: 180 }, null]
  const wide = degrees(Math.asin(sine)) + MARGIN
  const west = centre.lon - wide
  const east = centre.lon + wide
  if (west < -180) {
    return [
      { south, north, west: -180, east },
      { south, north, west: west + 360, east: 180 },
    ]
  }
  if (east > 180) {
    return [
      { south, north, west, east: 180 },
      { south, north, west: -180, east: east - 360 },
    ]
  }
  return [{ south, north, west, east }, null]
}

/** Whether two numbers are a latitude and a longitude. */
export function isPoint({ lat, lon }: Point): boolean {
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}

function degrees(radians: number): number {
  return (radians * 180) / Math.PI
}
