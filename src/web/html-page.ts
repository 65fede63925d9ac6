import type { Context } from 'hono'

type PageStatus = 200 | 400 | 401 | 403 | 404 | 408 | 409 | 410 | 413 | 422 | 429 | 500 | 503

/** Answers with a page. */
export function htmlPage(c: Context, page: unknown, status: PageStatus = 200): Response | Promise<Response> {
  return c.html(`<!doctype html>${String(page)}`, status)
}
