import type { OpenAPIHono, RouteConfig } from '@hono/zod-openapi'
import type { Context as HonoContext } from 'hono'

/** One call of the API: its description for `/openapi.json` and what answers it, together. */
export function defineRoute(
  app: OpenAPIHono,
  route: RouteConfig,
  handler: (c: HonoContext) => Response | Promise<Response>,
): void {
  app.openAPIRegistry.registerPath(route)
  const path = route.path.replace(/\{(\w+)\}/g, ':$1')
  app.on(route.method.toUpperCase(), path, handler)
}
