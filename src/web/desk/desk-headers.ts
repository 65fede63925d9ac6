import type { MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Site } from '../site.ts'

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** What every answer of the desk tells the browser: as public pages do, and nothing is kept or found by search engines. */
export const deskHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  c.header('content-security-policy', POLICY)
  c.header('cache-control', 'private, no-store')
  c.header('x-robots-tag', 'noindex, nofollow')
  c.header('cross-origin-opener-policy', 'same-origin')
}

/** Refuses whatever another website sends in an agent's name. */
export function refuseOtherSites(site: Site): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && !isFromHere(c.req.raw.headers, site.publicUrl)) {
      throw new HTTPException(403, { message: 'This was not sent from the desk.' })
    }
    await next()
  }
}

/** Browsers say by themselves whether a page of ours sent it; where one says nothing, it is refused. */
function isFromHere(headers: Headers, publicUrl: string | null): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const origin = headers.get('origin')
  if (origin === null || !URL.canParse(origin)) return false
  if (publicUrl !== null && origin === new URL(publicUrl).origin) return true
  return new URL(origin).host === headers.get('host')
}
