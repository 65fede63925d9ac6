import type { Context as HonoContext } from 'hono'
import { findParcels, MOST_NUMBERS } from '#services/parcels/find-parcels.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import { numbersOfQuery } from '../asked-numbers.ts'
import { htmlPage } from '../html-page.ts'
import { ErrorPage } from '../pages/error.tsx'
import type { Site } from '../site.ts'

/** Why there is no file. */
export function refuseFile(site: Site, c: HonoContext, status: 404 | 422 | 503, title: string, text: string) {
  return htmlPage(c, <ErrorPage title={title} text={text} simulated={site.simulated} />, status)
}

export const AWAY = [
  'We can’t say right now',
  'We can’t reach what we would ask. Your parcel is not affected. Try again in a few minutes.',
] as const

/** The parcels of `?numbers=A,B` for a file about them, or the page that says why there is none. */
export async function parcelsOfQuery(site: Site, c: HonoContext): Promise<ParcelReading[] | Response> {
  const numbers = numbersOfQuery(c.req.query())
  if (numbers.length === 0) {
    const text = `Name them as ?numbers=A,B, at most ${MOST_NUMBERS} at once.`
    return refuseFile(site, c, 422, 'No tracking number is named', text)
  }
  if (numbers.length > MOST_NUMBERS) {
    const text = `These are ${numbers.length} numbers; at most ${MOST_NUMBERS} go at once.`
    return refuseFile(site, c, 422, 'Too many numbers', text)
  }
  const readings = await findParcels(site.ctx, { numbers })
  if (readings.every(({ outcome }) => outcome === 'unavailable')) return refuseFile(site, c, 503, ...AWAY)
  return readings
}
