import { Hono, type Context as HonoContext } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { rowsOfCode } from '#domain/scans/scan-table.ts'
import { wordingSlug } from '#domain/scans/wording-slug.ts'
import { printTrackingNumber } from '#domain/tracking-number/index.ts'
import { findParcel } from '#services/parcels/find-parcel.ts'
import { findParcels, MOST_NUMBERS } from '#services/parcels/find-parcels.ts'
import { isDatabaseAway } from '#services/parcels/is-database-away.ts'
import { readTold } from '#services/parcels/read-told.ts'
import { listScanCodes } from '#services/scan-codes/list-scan-codes.ts'
import { numbersOfQuery, numbersOfText } from './asked-numbers.ts'
import { assets } from './assets.ts'
import { pageHeaders } from './page-headers.ts'
import { DevelopersPage } from './pages/developers.tsx'
import { ErrorPage } from './pages/error.tsx'
import { HomePage } from './pages/home.tsx'
import { StatusesPage, StatusPage } from './pages/statuses.tsx'
import { TrackPage } from './pages/track.tsx'
import { TrackManyPage } from './pages/track-many.tsx'
import { paths } from './paths.ts'
import { addFeeds } from './routes/feeds.ts'
import { addGuides } from './routes/guides.tsx'
import { addHelp } from './routes/help.tsx'
import { addRead, readingPage, tryReading } from './routes/read.tsx'
import type { Html } from './routes/shared.ts'
import type { Site } from './site.ts'
import { stepLinks } from './step-links.ts'

const MOST_TEXT = 1_000_000
const SAMPLE = '9234691234567800000171'

/** All pages. */
export function createPages(site: Site): Hono {
  const app = new Hono()
  const { ctx, simulated } = site
  app.use(pageHeaders)

  const html: Html = (c, page, status = 200) => c.html(`<!doctype html>${String(page)}`, status)

  const home = async (more: { text?: string; problem?: string } = {}) => {
    const samples = (await site.sampleNumbers()).map((one) => ({
      ...one,
      printed: printTrackingNumber(one.trackingNumber),
    }))
    return <HomePage simulated={simulated} samples={samples} {...more} />
  }

  async function showNumbers(c: HonoContext, numbers: string[]): Promise<Response> {
    if (numbers.length === 1) return c.redirect(paths.track(numbers[0] ?? ''), 303)
    if (numbers.length > MOST_NUMBERS) {
      return html(
        c,
        await home({ problem: `These are ${numbers.length} numbers; at most ${MOST_NUMBERS} go at once.` }),
        422,
      )
    }
    const readings = await findParcels(ctx, { numbers })
    return html(c, <TrackManyPage readings={readings} simulated={simulated} />)
  }

  /** The reading of a text that tells a history itself, unless we know the parcel better. */
  async function historyIn(text: string, numbers: readonly string[]) {
    const { form, result } = tryReading(site, { history: text })
    if (!result || result.reading.scans.length === 0) return null
    const [number] = numbers
    if (number !== undefined && (await findParcel(ctx, { number })).outcome === 'found') return null
    return readingPage(site, form, result)
  }

  app.get('/', async (c) => html(c, await home()))

  app.post('/track', async (c) => {
    const form = await c.req.parseBody()
    const text = typeof form.text === 'string' ? form.text : ''
    if (text.length > MOST_TEXT) return html(c, await home({ problem: 'That is too much text at once.' }), 413)
    const numbers = numbersOfText(text)
    if (numbers.length <= 1) {
      const history = await historyIn(text, numbers)
      if (history) return html(c, history)
    }
    if (numbers.length === 0) {
      return html(c, await home({ text: text.slice(0, 5000), problem: 'We found no tracking number in this.' }), 422)
    }
    if (numbers.length > MOST_NUMBERS) return showNumbers(c, numbers)
    return c.redirect(numbers.length === 1 ? paths.track(numbers[0] ?? '') : paths.trackMany(numbers), 303)
  })

  app.get('/track', async (c) => {
    const query = c.req.query()
    const numbers = numbersOfQuery(query)
    if (numbers.length > 0) return showNumbers(c, numbers)
    const text = Object.values(query).join('\n').trim()
    if (text === '') return c.redirect(paths.home(), 303)
    return html(c, await home({ text: text.slice(0, 5000), problem: 'We found no tracking number in this.' }), 422)
  })

  app.get('/track/:number', async (c) => {
    const piece = /^\d{1,5}$/.test(c.req.query('piece') ?? '') ? Number(c.req.query('piece')) : undefined
    const { told, problems } = readTold(c.req.query())
    const reading = await findParcel(ctx, { number: c.req.param('number'), piece, told })
    return html(
      c,
      <TrackPage
        reading={reading}
        simulated={simulated}
        places={ctx.places}
        told={told}
        problems={problems}
        linksOf={stepLinks(ctx, reading.trackingNumber)}
      />,
      reading.outcome === 'unavailable' ? 503 : problems.length > 0 ? 422 : 200,
    )
  })

  addRead(app, site, html)
  addHelp(app, site, html)
  addFeeds(app, site)

  app.get('/statuses', (c) =>
    html(
      c,
      <StatusesPage rows={listScanCodes(ctx)} query={(c.req.query('q') ?? '').slice(0, 100)} simulated={simulated} />,
    ),
  )

  app.get('/statuses/:code', (c) => {
    const code = c.req.param('code')
    const ofCode = rowsOfCode(ctx.knowledge.scanTable, code)
    const rows =
      ofCode.length > 0 ? ofCode : listScanCodes(ctx).filter((row) => wordingSlug(row.wording) === code.toLowerCase())
    return rows.length > 0 ? html(c, <StatusPage rows={rows} simulated={simulated} />) : notFound(c)
  })

  addGuides(app, site)

  app.get('/developers', async (c) => {
    const [sample] = await site.sampleNumbers()
    return html(
      c,
      <DevelopersPage document={site.openApi()} simulated={simulated} sample={sample?.trackingNumber ?? SAMPLE} />,
    )
  })

  app.get('/favicon.ico', (c) => c.redirect(assets.icon, 301))

  const notFound = (c: HonoContext) =>
    html(
      c,
      <ErrorPage
        title="There is no such page"
        text="The address may be mistyped, or the page has moved."
        simulated={simulated}
      />,
      404,
    )
  app.notFound(notFound)
  app.all('*', notFound)

  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status === 403) {
      const text = 'It came from another website, or from a very old browser. Go to the page and send it from there.'
      return html(c, <ErrorPage title="This form was not sent from here" text={text} simulated={simulated} />, 403)
    }
    const isAway = isDatabaseAway(error)
    if (isAway) ctx.log.warn({ err: error }, 'A page could not be shown: the database is away')
    else ctx.log.error({ err: error, path: c.req.path }, 'A page failed')
    const title = isAway ? 'We can’t say right now' : 'Something went wrong here'
    const text = isAway
      ? 'Our database does not answer. Your parcel is not affected. Try again in a few minutes.'
      : 'This was our mistake, not yours. It has been written down.'
    return html(c, <ErrorPage title={title} text={text} simulated={simulated} />, isAway ? 503 : 500)
  })
  return app
}
