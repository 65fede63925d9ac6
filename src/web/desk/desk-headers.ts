import type { MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { isFromHere } from '#services/agents/is-from-here.ts'
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
  // A file of a customer has a stricter one.
  if (!c.res.headers.has('content-security-policy')) c.header('content-security-policy', POLICY)
  c.header('cache-control', 'private, no-store')
  c.header('x-robots-tag', 'noindex, nofollow')
  c.header('cross-origin-opener-policy', 'same-origin')
}

/** Refuses whatever another website sends in an agent's name. */
export function refuseOtherSites(site: Site): MiddlewareHandler {
  return async (c, next) => {
    if (
      c.req.method !== 'GET' &&
      c.req.method !== 'HEAD' &&
      !isFromHere((name) => c.req.header(name), site.publicUrl)
    ) {
      throw new HTTPException(403, { message: 'This was not sent from the desk.' })
    }
    await next()
  }
}
