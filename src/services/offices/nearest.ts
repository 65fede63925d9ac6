import { boxesAround, distanceKm, type Point } from '#domain/geo/distance.ts'
import { FAR_STATES } from '#domain/geo/states.ts'
import { type OfficeAtDistance, officesNear, type StoredOffice } from '#store/offices.ts'
import type { Context } from '../context.ts'

/** Farther offices are of no use, except where there is no road. */
export const MOST_KM = 150
const MOST_FAR_KM = 1000
const STEPS_KM = [15, 50, MOST_KM]

/** The nearest counters: within 150 km, or farther in Alaska, Hawaii and the territories. */
export async function nearestOffices(ctx: Context, from: Point, limit: number): Promise<OfficeAtDistance[]> {
  const centre = { lat: toCentimetre(from.lat), lon: toCentimetre(from.lon) }
  const within = (km: number, states: readonly string[] | null) =>
    officesNear(ctx.database, { centre, boxes: boxesAround(centre, km), km, limit, states })
  let found: OfficeAtDistance[] = []
  for (const km of STEPS_KM) {
    found = await within(km, null)
    if (found.length >= limit) return found
  }
  const [first] = found
  return !first || FAR_STATES.has(first.office.state)
    ? mergeFar(found, await within(MOST_FAR_KM, [...FAR_STATES]))
    : found
}

/** How far an office is from a point; null where its position is only that of its city, or unknown. */
export function kmFrom(centre: Point | null, office: StoredOffice): number | null {
  if (!centre || !office.position || office.position.method === 'city_fallback') return null
  return distanceKm(centre, office.position)
}

/** PostgreSQL refuses to square numbers next to nothing. */
function toCentimetre(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7
}

function mergeFar(near: readonly OfficeAtDistance[], far: readonly OfficeAtDistance[]): OfficeAtDistance[] {
  const ids = new Set(near.map(({ office }) => office.id))
  return [...near, ...far.filter(({ office }) => !ids.has(office.id))]
}
