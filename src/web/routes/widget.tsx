import { hash } from 'node:crypto'
import type { Hono } from 'hono'
import { findParcel } from '#services/parcels/find-parcel.ts'
import { widgetScript } from '../assets.ts'
import { htmlPage } from '../html-page.ts'
import { EmbedPage } from '../pages/embed.tsx'
import { paths } from '../paths.ts'
import type { Site } from '../site.ts'

/** Any site may frame this one page: it has no script, no form and no cookie that a frame could be misused for. */
const FRAME_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  'frame-ancestors *',
].join('; ')

/** What other sites show of a parcel: an element of ours by `/widget.js`, or a frame. */
export function addWidget(app: Hono, site: Site): void {
  const etag = `"${hash('sha256', widgetScript, 'base64url').slice(0, 22)}"`

  app.get(paths.widget(), (c) => {
    const headers = {
      etag,
      'cache-control': 'public, max-age=3600',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    }
    if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers)
    return c.body(widgetScript, 200, { ...headers, 'content-type': 'text/javascript; charset=utf-8' })
  })

  app.get('/embed/:number', async (c) => {
    const reading = await findParcel(site.ctx, { number: c.req.param('number') })
    c.header('content-security-policy', FRAME_POLICY)
    const status = reading.outcome === 'unavailable' ? 503 : 200
    return htmlPage(c, <EmbedPage reading={reading} simulated={site.simulated} />, status)
  })
}
