import type { Hono, Context as HonoContext } from 'hono'
import { printTrackingNumber } from '#domain/tracking-number/index.ts'
import { findParcel } from '#services/parcels/find-parcel.ts'
import { findParcels, MOST_NUMBERS } from '#services/parcels/find-parcels.ts'
import { readTold } from '#services/parcels/read-told.ts'
import { formFields } from '../answers.ts'
import { numbersOfQuery, numbersOfText } from '../asked-numbers.ts'
import { originOfNumber } from '../asked-parcel.ts'
import { baseUrl } from '../base-url.ts'
import { htmlPage } from '../html-page.ts'
import { HomePage } from '../pages/home.tsx'
import { TrackPage } from '../pages/track.tsx'
import { TrackManyPage } from '../pages/track-many.tsx'
import { parcelLinks } from '../parcel-links.ts'
import { paths } from '../paths.ts'
import type { Site } from '../site.ts'
import { historyIn } from './read.tsx'

const MOST_TEXT = 1_000_000

/** `/` and `/track`: numbers, in whatever they are pasted. */
export function addTrack(app: Hono, site: Site): void {
  const { ctx, simulated } = site

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
      return htmlPage(
        c,
        await home({ problem: `These are ${numbers.length} numbers; at most ${MOST_NUMBERS} go at once.` }),
        422,
      )
    }
    const readings = await findParcels(ctx, { numbers })
    return htmlPage(c, <TrackManyPage readings={readings} simulated={simulated} base={baseUrl(site, c)} />)
  }

  app.get('/', async (c) => htmlPage(c, await home()))

  app.post('/track', async (c) => {
    const { text = '' } = await formFields(c)
    if (text.length > MOST_TEXT) return htmlPage(c, await home({ problem: 'That is too much text at once.' }), 413)
    const numbers = numbersOfText(text)
    if (numbers.length <= 1) {
      const history = await historyIn(site, text, numbers)
      if (history) return htmlPage(c, history)
    }
    if (numbers.length === 0) {
      return htmlPage(
        c,
        await home({ text: text.slice(0, 5000), problem: 'We found no tracking number in this.' }),
        422,
      )
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
    return htmlPage(c, await home({ text: text.slice(0, 5000), problem: 'We found no tracking number in this.' }), 422)
  })

  app.get('/track/:number', async (c) => {
    const piece = /^\d{1,5}$/.test(c.req.query('piece') ?? '') ? Number(c.req.query('piece')) : undefined
    const { told, problems } = readTold(c.req.query(), ctx.clock())
    const reading = await findParcel(ctx, { number: c.req.param('number').replaceAll('+', ' '), piece, told })
    return htmlPage(
      c,
      <TrackPage
        reading={reading}
        simulated={simulated}
        base={baseUrl(site, c)}
        places={ctx.places}
        told={told}
        problems={problems}
        {...parcelLinks(ctx, reading, originOfNumber(reading.trackingNumber, c.req.query()))}
      />,
      reading.outcome === 'unavailable' ? 503 : problems.length > 0 ? 422 : 200,
    )
  })
}
