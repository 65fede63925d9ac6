import type { Point } from '#domain/geo/distance.ts'

/** Thousandths of a degree of longitude: small whole numbers are exact enough, some 100 m. */
export const UNITS_PER_DEGREE = 1000

const KM_PER_DEGREE = 111.195
/** Mercator has no poles; no Post Office lies beyond. */
const MOST_LAT = 85

/** Where a point lies on the maps of states, which all share one plane; y grows to the south. */
export function onPlane({ lon, lat }: Point): [x: number, y: number] {
  const most = Math.max(-MOST_LAT, Math.min(MOST_LAT, lat))
  const stretched = (Math.log(Math.tan(Math.PI / 4 + (most * Math.PI) / 360)) * 180) / Math.PI
  return [lon * UNITS_PER_DEGREE, -stretched * UNITS_PER_DEGREE]
}

/** How many units of the plane a kilometre takes at a latitude. */
export function unitsPerKm(lat: number): number {
  return UNITS_PER_DEGREE / (KM_PER_DEGREE * Math.cos((lat * Math.PI) / 180))
}
