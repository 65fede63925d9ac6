import { hash } from 'node:crypto'
import type { Context as HonoContext } from 'hono'

/**
 * Answers with what programs ask for again and again; who has it already hears so, without the body.
 * @param feed.version all in it that counts as news: it says as well how old it is, which is none
 * @param feed.changedMs when it changed last, epoch milliseconds; null where nobody knows
 * @param feed.keepS for so many seconds it need not be asked for again
 */
export function feedAnswer(
  c: HonoContext,
  feed: { body: string; version: string; changedMs: number | null; keepS: number; headers: Record<string, string> },
): Response {
  const etag = `W/"${hash('sha256', feed.version, 'base64url').slice(0, 22)}"`
  const headers = {
    ...feed.headers,
    etag,
    'cache-control': `private, max-age=${feed.keepS}`,
    ...(feed.changedMs === null ? {} : { 'last-modified': new Date(feed.changedMs).toUTCString() }),
  }
  if (hasIt(c, etag, feed.changedMs)) return c.body(null, 304, headers)
  return c.body(feed.body, 200, headers)
}

/** RFC 9110: the date counts only where no tag was sent. */
function hasIt(c: HonoContext, etag: string, changedMs: number | null): boolean {
  const tags = c.req.header('if-none-match')
  if (tags !== undefined) {
    const plain = (tag: string) => tag.trim().replace(/^W\//, '')
    return tags.trim() === '*' || tags.split(',').some((tag) => plain(tag) === plain(etag))
  }
  const sinceMs = Date.parse(c.req.header('if-modified-since') ?? '')
  return changedMs !== null && sinceMs >= Math.floor(changedMs / 1000) * 1000
}
