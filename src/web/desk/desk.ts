import type { Hono, Context as HonoContext } from 'hono'
import type { DeskRule } from '#services/agents/desk-rules.ts'
import { type AtDesk, letIn, type Need } from '#services/agents/let-in.ts'
import { ServiceError } from '#services/errors.ts'
import { paths, withQuery } from '../paths.ts'
import type { Site } from '../site.ts'
import { browserOf, keepCookies } from './browser-of.ts'

type Answer = Response | Promise<Response>

/** The addresses of the desk. Each is added with its rule, so that none is open by oversight. */
export type Desk = {
  site: Site
  get(path: string, need: Need, handler: (c: HonoContext, agent: AtDesk) => Answer): void
  post(path: string, need: Need, handler: (c: HonoContext, agent: AtDesk) => Answer): void
  /** For whoever comes. */
  open(method: 'GET' | 'POST', path: string, handler: (c: HonoContext) => Answer): void
}

export function createDeskRoutes(app: Hono, site: Site): Desk {
  const note = (method: string, path: string, rule: DeskRule) => site.deskRules.set(`${method} ${path}`, rule)

  const add = (
    method: 'GET' | 'POST',
    path: string,
    need: Need,
    handler: (c: HonoContext, agent: AtDesk) => Answer,
  ) => {
    note(method, path, need)
    app.on(method, path, async (c) => {
      const result = await letIn(site.ctx, { browser: browserOf(site, c) }, need)
      keepCookies(c, result.cookies)
      if (result.ok) return handler(c, result.agent)
      if (result.why === 'not-allowed') throw new ServiceError('not-allowed', 'Your role may not do this.')
      if (result.why === 'must-change-password') return c.redirect(paths.desk.newPassword(), 303)
      return c.redirect(signInPath(c), 303)
    })
  }

  return {
    site,
    get: (path, need, handler) => add('GET', path, need, handler),
    post: (path, need, handler) => add('POST', path, need, handler),
    open(method, path, handler) {
      note(method, path, 'anyone')
      app.on(method, path, (c) => handler(c))
    },
  }
}

/** The sign-in, which leads back to the page that was asked for. */
function signInPath(c: HonoContext): string {
  const { pathname, search } = new URL(c.req.url)
  const isWorthIt = c.req.method === 'GET' && pathname !== paths.desk.queue()
  return withQuery(paths.desk.signIn(), isWorthIt ? [['next', pathname + search]] : [])
}

/** Where to go after the sign-in: only within the desk, whatever the address says. */
export function nextPath(text: string | undefined): string {
  const here = 'http://here'
  if (!text?.startsWith('/') || !URL.canParse(text, here)) return paths.desk.queue()
  const { origin, pathname, search } = new URL(text, here)
  return origin === here && /^\/desk(?:\/|$)/.test(pathname) ? pathname + search : paths.desk.queue()
}
