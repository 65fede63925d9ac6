import type { Point } from '#domain/geo/distance.ts'
import { officeNote } from '#domain/offices/note.ts'
import { hasOffices } from '#store/offices.ts'
import type { Context } from '../context.ts'
import { MOST_KM, nearestOffices } from './nearest.ts'
import { type AskedOffices, nothingBut, type OfficesAnswer } from './offices-answer.ts'

/** The counters nearest to a position. */
export async function byPosition(ctx: Context, { lat, lon }: Point, asked: AskedOffices): Promise<OfficesAnswer> {
  if (!(await hasOffices(ctx.database))) return nothingBut('no-list')
  const found = await nearestOffices(ctx, { lat, lon }, asked.limit)
  return {
    about: asked.about,
    origin: { kind: 'position', lat, lon, zip: null, city: null, state: null },
    items: found
      .slice(0, asked.limit)
      .map(({ office, km }) => ({ office, match: 'near' as const, distanceKm: km, told: null })),
    carriersFrom: [],
    notes: found.length === 0 ? [officeNote('nothing-near', { km: MOST_KM })] : [],
    choices: [],
    parcel: null,
  }
}
