import type { Context as HonoContext } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** Answers with a page. */
export function respond(c: HonoContext, page: unknown, status: ContentfulStatusCode = 200): Response {
  return c.html(`<!doctype html>${String(page)}`, status) as Response
}
