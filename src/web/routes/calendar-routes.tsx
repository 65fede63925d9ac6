import type { Hono, Context as HonoContext } from 'hono'
import { findParcel } from '#services/parcels/find-parcel.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import { readTold } from '#services/parcels/read-told.ts'
import { baseUrl } from '../base-url.ts'
import { ASK_AGAIN_S, deadlinesCalendar } from '../deadlines-calendar.ts'
import { feedAnswer } from '../feed-answer.ts'
import type { Site } from '../site.ts'
import { AWAY, parcelsOfQuery, refuseFile } from './asked-parcels.tsx'

/**
 * Dates to keep as calendar files, which calendars may also subscribe to: a date that moved keeps its UID, and one that no
 * longer holds is gone. What a person tells (`report`, `insured`, …) counts as on the parcel's page.
 */
export function addCalendarRoutes(app: Hono, site: Site): void {
  const { ctx } = site

  const send = (c: HonoContext, readings: readonly ParcelReading[], name: string) => {
    const body = deadlinesCalendar(readings, baseUrl(site, c), ctx.clock())
    return feedAnswer(c, {
      body,
      // The moment of writing is no news.
      version: body.replaceAll(/^DTSTAMP:.*$/gm, ''),
      changedMs: null,
      keepS: ASK_AGAIN_S / 4,
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': `attachment; filename="${name}.ics"`,
      },
    })
  }

  app.get('/track/deadlines.ics', async (c) => {
    const readings = await parcelsOfQuery(site, c)
    return readings instanceof Response ? readings : send(c, readings, 'parcel-dates')
  })

  app.get('/track/:number/deadlines.ics', async (c) => {
    const { told, problems } = readTold(c.req.query(), ctx.clock())
    if (problems[0]) return refuseFile(site, c, 422, 'The dates can’t be made', problems[0].message)
    const reading = await findParcel(ctx, { number: c.req.param('number'), told })
    if (reading.outcome === 'unavailable') return refuseFile(site, c, 503, ...AWAY)
    if (!reading.meaning) return refuseFile(site, c, 404, ...NO_DATES)
    return send(c, [reading], `parcel-dates-${reading.trackingNumber.replace(/[^A-Za-z0-9]/g, '')}`)
  })
}

const NO_DATES = [
  'There are no dates for this number',
  'We have no scans of it, so there is nothing to count from. Its own page says more.',
] as const
