import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { exportInquiries } from '#services/inquiries/export-inquiries.ts'
import type { ApiDeps } from '../deps.ts'
import { PROBLEM_RESPONSE } from '../schemas.ts'
import { textStream } from '../text-stream.ts'
import { defineDeskRoute } from './desk-route.ts'
import { QueueQuery, readQueueQuery } from './queue-query.ts'

/** A list of inquiries for spreadsheets. */
export function addDeskExport(app: OpenAPIHono, deps: ApiDeps): void {
  defineDeskRoute(
    app,
    deps,
    {
      need: 'export',
      method: 'get',
      path: '/v1/desk/inquiries.csv',
      summary: 'A list of inquiries as CSV',
      description:
        'The newest first, whole: no cursors. A text that a spreadsheet would take for a formula begins with an apostrophe.',
      request: { query: QueueQuery.omit({ order: true, cursor: true, limit: true }) },
      responses: {
        200: { description: 'A header, then one line for each', content: { 'text/csv': { schema: z.string() } } },
        422: PROBLEM_RESPONSE,
      },
    },
    async (c, agent) => {
      const { view, filter } = readQueueQuery(c)
      const lines = await exportInquiries(deps.ctx, { by: agent, view, filter })
      return c.body(textStream(lines), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="inquiries.csv"',
      })
    },
  )
}
