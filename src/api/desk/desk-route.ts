import type { OpenAPIHono, RouteConfig } from '@hono/zod-openapi'
import type { Context as HonoContext } from 'hono'
import type { Permission } from '#domain/agents/permission.ts'
import { isFromHere } from '#services/agents/is-from-here.ts'
import { type AtDesk, letIn } from '#services/agents/let-in.ts'
import { defineRoute } from '../define-route.ts'
import type { ApiDeps } from '../deps.ts'
import { ApiError } from '../problem.ts'

const LONGEST_USER_AGENT = 300

/**
 * One call of the desk's API, with what it needs: a key of a program (`Authorization: Bearer desk_…`), or the session of
 * an agent's browser.
 */
export function defineDeskRoute(
  app: OpenAPIHono,
  deps: ApiDeps,
  route: RouteConfig & { need: Permission },
  handler: (c: HonoContext, agent: AtDesk) => Response | Promise<Response>,
): void {
  const { need, ...described } = route
  deps.deskRules.set(`${route.method.toUpperCase()} ${route.path.replace(/\{(\w+)\}/g, ':$1')}`, need)
  defineRoute(app, { security: [{ deskKey: [] }], ...described }, async (c) => {
    c.header('cache-control', 'private, no-store')
    const result = await letIn(deps.ctx, whoAsks(c, deps), need)
    for (const cookie of result.cookies) c.header('set-cookie', cookie, { append: true })
    if (result.ok) return handler(c, result.agent)
    if (result.why === 'signed-out') {
      const detail = 'Send a key of the desk: Authorization: Bearer KEY.'
      throw new ApiError(401, 'not-signed-in', detail, { headers: { 'www-authenticate': 'Bearer' } })
    }
    const detail =
      result.why === 'must-change-password' ? 'Choose a password first.' : `This needs the permission ${need}.`
    throw new ApiError(403, 'not-allowed', detail)
  })
}

function whoAsks(c: HonoContext, { addressOf, publicUrl }: ApiDeps): Parameters<typeof letIn>[1] {
  const authorization = c.req.header('authorization')
  if (authorization !== undefined) return { key: /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '' }
  // A cookie comes along by itself, whoever made the browser send it.
  const isReading = c.req.method === 'GET' || c.req.method === 'HEAD'
  if (!isReading && c.req.header('cookie') !== undefined && !isFromHere((name) => c.req.header(name), publicUrl)) {
    throw new ApiError(403, 'other-site', 'This was not sent from the desk.')
  }
  const userAgent = (c.req.header('user-agent') ?? '').slice(0, LONGEST_USER_AGENT)
  return { browser: { cookie: c.req.header('cookie') ?? '', address: addressOf(c), userAgent } }
}
