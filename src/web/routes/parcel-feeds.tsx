import type { Hono, Context as HonoContext } from 'hono'
import { findParcel } from '#services/parcels/find-parcel.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import { baseUrl } from '../base-url.ts'
import { feedAnswer } from '../feed-answer.ts'
import { parcelFeed } from '../parcel-feed.ts'
import { paths } from '../paths.ts'
import type { Site } from '../site.ts'
import { AWAY, parcelsOfQuery, refuseFile } from './asked-parcels.tsx'

const KEEP_S = 300

/** What is new of one parcel or of a list, as Atom feeds. */
export function addParcelFeeds(app: Hono, site: Site): void {
  const send = (c: HonoContext, readings: readonly ParcelReading[], addresses: { page: string; self: string }) =>
    feedAnswer(c, {
      ...parcelFeed(readings, baseUrl(site, c), addresses),
      keepS: KEEP_S,
      headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
    })

  app.get('/track/feed.atom', async (c) => {
    const readings = await parcelsOfQuery(site, c)
    if (readings instanceof Response) return readings
    const numbers = readings.map((one) => one.trackingNumber || one.asked)
    return send(c, readings, { page: paths.trackMany(numbers), self: paths.parcelsFeed(numbers) })
  })

  app.get('/track/:number/feed.atom', async (c) => {
    const reading = await findParcel(site.ctx, { number: c.req.param('number') })
    if (reading.outcome === 'unavailable') return refuseFile(site, c, 503, ...AWAY)
    if (reading.outcome === 'not-a-tracking-number') return refuseFile(site, c, 404, ...NO_NUMBER)
    const { trackingNumber } = reading
    return send(c, [reading], { page: paths.track(trackingNumber), self: paths.parcelFeed(trackingNumber) })
  })
}

const NO_NUMBER = ['This is not a tracking number', 'Its own page says what is wrong with it.'] as const
