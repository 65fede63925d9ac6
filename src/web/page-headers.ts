import type { MiddlewareHandler } from 'hono'
import { assets } from './assets.ts'

/** The policy of a page; `scripts`: which it may run. */
export function policy(scripts: string): string {
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

const POLICY = policy("'self'")

/**
 * What every page tells the browser: only our own files, no frames, no address of a parcel to other sites. Our own pages
 * may know where somebody came from: with `no-referrer` browsers hide from us that a form was sent from here.
 */
export const pageHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  if (!c.res.headers.has('content-security-policy')) c.header('content-security-policy', POLICY)
  c.header('x-content-type-options', 'nosniff')
  if (!c.res.headers.has('referrer-policy')) c.header('referrer-policy', 'same-origin')
  c.header('permissions-policy', 'camera=(self), geolocation=(self), microphone=()')
  // The answer to a form stays in the person's own browser, so that the way back leads to it.
  const isAnswer = c.req.method === 'POST'
  if (!c.res.headers.has('cache-control')) c.header('cache-control', isAnswer ? 'private, no-cache' : 'no-store')
}

/**
 * Pages that a person's own browser may keep, to be read without a network: what is only for one person says `no-store`,
 * and so does everything that is not named here.
 */
export const mayBeKept: MiddlewareHandler = async (c, next) => {
  await next()
  if (c.req.method === 'GET' && c.res.status === 200 && !c.res.headers.has('cache-control')) {
    c.header('cache-control', 'private, no-cache')
    // A slow phone asks for the styles before it has read the page.
    c.header('link', `<${assets.styles}>; rel=preload; as=style`)
  }
}
