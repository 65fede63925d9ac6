import type { Hono, Context as HonoContext } from 'hono'
import { findParcel } from '#services/parcels/find-parcel.ts'
import { findParcels, MOST_NUMBERS } from '#services/parcels/find-parcels.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import { readTold } from '#services/parcels/read-told.ts'
import { numbersOfQuery } from '../asked-numbers.ts'
import { baseUrl } from '../base-url.ts'
import { deadlinesCalendar } from '../deadlines-calendar.ts'
import { htmlPage } from '../html-page.ts'
import { ErrorPage } from '../pages/error.tsx'
import type { Site } from '../site.ts'

/** Dates to keep as calendar files. What a person tells (`report`, `insured`, …) counts as on the parcel's page. */
export function addCalendarRoutes(app: Hono, site: Site): void {
  const { ctx, simulated } = site

  const refuse = (c: HonoContext, status: 404 | 422 | 503, title: string, text: string) =>
    htmlPage(c, <ErrorPage title={title} text={text} simulated={simulated} />, status)

  const send = (c: HonoContext, readings: readonly ParcelReading[], name: string) => {
    const text = deadlinesCalendar(readings, baseUrl(site, c), ctx.clock())
    return c.body(text, 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.ics"`,
    })
  }

  app.get('/track/deadlines.ics', async (c) => {
    const numbers = numbersOfQuery(c.req.query())
    if (numbers.length === 0) {
      return refuse(c, 422, 'No tracking number is named', 'Name them as ?numbers=A,B, at most 100 at once.')
    }
    if (numbers.length > MOST_NUMBERS) {
      const text = `These are ${numbers.length} numbers; at most ${MOST_NUMBERS} go at once.`
      return refuse(c, 422, 'Too many numbers', text)
    }
    const readings = await findParcels(ctx, { numbers })
    if (readings.every(({ outcome }) => outcome === 'unavailable')) return refuse(c, 503, ...AWAY)
    return send(c, readings, 'parcel-dates')
  })

  app.get('/track/:number/deadlines.ics', async (c) => {
    const { told, problems } = readTold(c.req.query(), ctx.clock())
    if (problems[0]) return refuse(c, 422, 'The dates can’t be made', problems[0].message)
    const reading = await findParcel(ctx, { number: c.req.param('number'), told })
    if (reading.outcome === 'unavailable') return refuse(c, 503, ...AWAY)
    if (!reading.meaning) return refuse(c, 404, ...NO_DATES)
    return send(c, [reading], `parcel-dates-${reading.trackingNumber.replace(/[^A-Za-z0-9]/g, '')}`)
  })
}

const AWAY = [
  'We can’t say right now',
  'We can’t reach what we would ask. Your parcel is not affected. Try again in a few minutes.',
] as const

const NO_DATES = [
  'There are no dates for this number',
  'We have no scans of it, so there is nothing to count from. Its own page says more.',
] as const
