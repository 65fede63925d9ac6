import type { Hono, Context as HonoContext } from 'hono'
import { ServiceError } from '#services/errors.ts'
import { createShare } from '#services/shares/create-share.ts'
import { endShare } from '#services/shares/end-share.ts'
import { readSharedParcel, type SharedParcel } from '#services/shares/read-share.ts'
import { dateWords, SHARE_WORDS } from '#words/en/index.ts'
import { formAnswers } from '../answers.ts'
import { baseUrl } from '../base-url.ts'
import { cardSvg } from '../card/card-svg.ts'
import { drawPng } from '../card/draw-png.ts'
import { htmlPage } from '../html-page.ts'
import { privateHeaders, refuseForms } from '../inquiry/private-headers.ts'
import { ErrorPage } from '../pages/error.tsx'
import { EndSharePage } from '../pages/share/end.tsx'
import { ShareMadePage } from '../pages/share/made.tsx'
import { SharedPage } from '../pages/share/shared.tsx'
import { paths } from '../paths.ts'
import type { Site } from '../site.ts'

const CARD_CACHE = 'public, max-age=300'

/** Links that show a parcel to others: made on its page, seen at `/s/TOKEN`, ended with their key. */
export function addShares(app: Hono, site: Site): void {
  const { ctx, simulated } = site
  const told = (c: HonoContext, title: string, text: string, status: 200 | 404 | 503) =>
    htmlPage(c, <ErrorPage title={title} text={text} simulated={simulated} />, status)

  /** What a link shows goes to `show`; a link that shows nothing gets the same page, whatever the reason. */
  async function withShare(c: HonoContext, show: (parcel: SharedParcel) => Response | Promise<Response>) {
    try {
      return await show(await readSharedParcel(ctx, c.req.param('token') ?? ''))
    } catch (error) {
      return gone(c, error)
    }
  }

  function gone(c: HonoContext, error: unknown): Response | Promise<Response> {
    if (!(error instanceof ServiceError) || error.code !== 'not-found') throw error
    return told(c, SHARE_WORDS.goneTitle, SHARE_WORDS.goneText, 404)
  }

  app.use('/track/:number/share', privateHeaders, refuseForms(site))
  app.post('/track/:number/share', async (c) => {
    const answers = await formAnswers(c)
    const number = c.req.param('number')
    const piece = answers.one('piece')
    const { token, key, expiresAtMs } = await createShare(ctx, {
      trackingNumber: number,
      piece: piece && /^\d{1,5}$/.test(piece) ? Number(piece) : undefined,
      hasHistory: answers.one('history') === 'yes',
      days: Number(answers.one('days') ?? Number.NaN),
    })
    const base = baseUrl(site, c)
    return htmlPage(
      c,
      <ShareMadePage
        number={number}
        link={base + paths.shared(token)}
        endLink={base + paths.endShare(token, key)}
        untilDay={dateWords(new Date(expiresAtMs).toISOString().slice(0, 10))}
        simulated={simulated}
      />,
    )
  })

  app.use('/s/*', refuseForms(site))
  app.use('/s/:token', privateHeaders)
  app.use('/s/:token/end', privateHeaders)

  app.get('/s/:token', (c) =>
    withShare(c, (parcel) => {
      const { reading } = parcel
      if (reading.outcome === 'unavailable') return told(c, SHARE_WORDS.awayTitle, SHARE_WORDS.awayText, 503)
      const base = baseUrl(site, c)
      const token = c.req.param('token')
      return htmlPage(
        c,
        <SharedPage
          parcel={parcel}
          simulated={reading.outcome === 'found' ? reading.source.simulated : simulated}
          address={base + paths.shared(token)}
          card={base + paths.sharedCard(token)}
        />,
      )
    }),
  )

  app.get('/s/:token/card.png', (c) =>
    withShare(c, async ({ reading }) => {
      const { png, digest } = await drawPng(cardSvg(reading))
      const headers = { etag: `"${digest}"`, 'cache-control': CARD_CACHE, 'x-robots-tag': 'noindex' }
      if (c.req.header('if-none-match') === headers.etag) return c.body(null, 304, headers)
      return c.body(png, 200, { ...headers, 'content-type': 'image/png' })
    }),
  )

  app.get('/s/:token/end', (c) =>
    htmlPage(c, <EndSharePage token={c.req.param('token')} secret={c.req.query('key') ?? ''} simulated={simulated} />),
  )
  app.post('/s/:token/end', async (c) => {
    const key = (await formAnswers(c)).one('key') ?? ''
    try {
      await endShare(ctx, { token: c.req.param('token'), key })
    } catch (error) {
      return gone(c, error)
    }
    return told(c, SHARE_WORDS.endedTitle, SHARE_WORDS.endedText, 200)
  })
}
