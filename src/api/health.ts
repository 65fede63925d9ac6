import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { defineRoute } from './define-route.ts'
import type { ApiDeps } from './deps.ts'
import { problem } from './problem.ts'
import { jsonResponse, PROBLEM_RESPONSE } from './schemas.ts'

/** What watches a server asks: is it alive, can it serve, what does it do. */
export function addHealth(app: OpenAPIHono, { isReady, metrics }: ApiDeps): void {
  defineRoute(
    app,
    {
      method: 'get',
      path: '/health',
      summary: 'Whether the server is alive',
      responses: { 200: jsonResponse('It is', z.object({ status: z.literal('alive') })) },
    },
    (c) => c.json({ status: 'alive' }),
  )
  defineRoute(
    app,
    {
      method: 'get',
      path: '/ready',
      summary: 'Whether the server can answer questions about parcels',
      responses: { 200: jsonResponse('It can', z.object({ status: z.literal('ready') })), 503: PROBLEM_RESPONSE },
    },
    async (c) => {
      if (await isReady()) return c.json({ status: 'ready' })
      return problem(c, 503, 'unavailable', 'The database does not answer.', [], { 'retry-after': '5' })
    },
  )
  defineRoute(
    app,
    {
      method: 'get',
      path: '/metrics',
      summary: 'Figures for Prometheus',
      responses: { 200: { description: 'The figures', content: { 'text/plain': { schema: z.string() } } } },
    },
    async (c) => c.body(await metrics.metrics(), 200, { 'content-type': metrics.contentType }),
  )
}
