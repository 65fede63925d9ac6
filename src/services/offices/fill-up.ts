import type { Point } from '#domain/geo/distance.ts'
import type { Context } from '../context.ts'
import { nearestOffices } from './nearest.ts'
import type { FoundOffice } from './offices-answer.ts'

/** Adds the nearest other counters until the answer is full. */
export async function fillUp(
  ctx: Context,
  own: readonly FoundOffice[],
  origin: Point | null,
  limit: number,
): Promise<FoundOffice[]> {
  if (!origin || own.length >= limit) return own.slice(0, limit)
  const ids = new Set(own.map(({ office }) => office.id))
  const near = await nearestOffices(ctx, origin, limit)
  const others = near.filter(({ office }) => !ids.has(office.id))
  return [
    ...own,
    ...others.map(({ office, km }) => ({ office, match: 'near' as const, distanceKm: km, told: null })),
  ].slice(0, limit)
}
