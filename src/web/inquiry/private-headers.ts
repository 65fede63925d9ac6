import type { MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Site } from '../site.ts'

/** What is only for the one who asks: kept nowhere, found by no search engine, and its address told to nobody. */
export const privateHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  c.header('referrer-policy', 'no-referrer')
  c.header('cache-control', 'private, no-store')
  c.header('x-robots-tag', 'noindex, nofollow')
}

/**
 * Refuses forms that another website sends. `Lax` cookies do not come with those at all; this is for browsers that say
 * where a form comes from. They hide the origin of a page that hides its address, so that none is no reason.
 */
export function refuseForms(site: Site): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && isFromElsewhere(c.req.raw.headers, site.publicUrl)) {
      throw new HTTPException(403, { message: 'This form was not sent from here.' })
    }
    await next()
  }
}

function isFromElsewhere(headers: Headers, publicUrl: string | null): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site !== 'same-origin' && site !== 'none'
  const origin = headers.get('origin')
  if (origin === null || origin === 'null') return false
  if (!URL.canParse(origin)) return true
  if (publicUrl !== null && origin === new URL(publicUrl).origin) return false
  return new URL(origin).host !== headers.get('host')
}
