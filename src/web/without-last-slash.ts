import type { MiddlewareHandler } from 'hono'

/** Without doubled slashes in front: those would name another host. */
const PATH_AND_SLASHES = /^(\/[^/].*?)\/+$/

/**
 * Leads from an address with a slash too many to the page. By its path alone: the server behind a proxy doesn't know how
 * the browser came, and a key in the address must not go on by plain HTTP.
 */
export const withoutLastSlash: MiddlewareHandler = async (c, next) => {
  await next()
  if (c.res.status !== 404 || (c.req.method !== 'GET' && c.req.method !== 'HEAD')) return
  const { pathname, search } = new URL(c.req.url)
  const [, path] = PATH_AND_SLASHES.exec(pathname) ?? []
  if (path !== undefined) c.res = c.redirect(path + search, 301)
}
