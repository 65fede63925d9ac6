import type { Context as HonoContext } from 'hono'
import type { Browser, Cookies } from '#services/agents/sign-in.ts'
import { paths } from '../paths.ts'
import type { Site } from '../site.ts'

const LONGEST_USER_AGENT = 300

/** What the desk needs to know of the browser that asks. */
export function browserOf(site: Site, c: HonoContext): Browser {
  return {
    cookie: c.req.header('cookie') ?? '',
    address: site.addressOf(c),
    isByItself: isRefresh(c) || c.req.path === paths.desk.live() || c.req.path.endsWith('/here'),
    userAgent: (c.req.header('user-agent') ?? '').slice(0, LONGEST_USER_AGENT),
  }
}

/** Whether an open page asks for its new state. Then its agent has not come anew. */
export function isRefresh(c: HonoContext): boolean {
  return c.req.header('x-refresh') !== undefined
}

/** Tells the browser what to keep. */
export function keepCookies(c: HonoContext, cookies: Cookies): void {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
}
