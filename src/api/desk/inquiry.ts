import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { carriedOnBy, findForDesk } from '#services/inquiries/find-for-desk.ts'
import { readForDesk, readFrozenEvidence, readHistoryForDesk } from '#services/inquiries/read-for-desk.ts'
import type { ApiDeps } from '../deps.ts'
import { jsonResponse, PROBLEM_RESPONSE } from '../schemas.ts'
import { eventJson, wholeJson } from './desk-json.ts'
import { defineDeskRoute } from './desk-route.ts'
import { EventSchema, referenceParams, WholeSchema } from './desk-schemas.ts'

/** One inquiry with everything that stands on its page. */
export function addDeskInquiry(app: OpenAPIHono, deps: ApiDeps): void {
  const { ctx } = deps

  defineDeskRoute(
    app,
    deps,
    {
      need: 'see',
      method: 'get',
      path: '/v1/desk/inquiries/{reference}',
      summary: 'One inquiry: messages, notes, events, files, reminders, parcel, evidence',
      description: 'Notes that mention you count as seen then.',
      request: { params: referenceParams },
      responses: { 200: jsonResponse('The inquiry; its version is the ETag', WholeSchema), 404: PROBLEM_RESPONSE },
    },
    async (c, agent) => {
      const { id } = await findForDesk(ctx, agent, c.req.param('reference') ?? '')
      const found = await readForDesk(ctx, { id, agentId: agent.id })
      const [evidence, goesOnIn] = await Promise.all([
        readFrozenEvidence(ctx, id),
        carriedOnBy(ctx, agent, found.inquiry),
      ])
      c.header('etag', `"${found.inquiry.version}"`)
      return c.json(wholeJson(found, { carriedOnBy: goesOnIn, evidence: evidence && JSON.parse(evidence) }))
    },
  )

  defineDeskRoute(
    app,
    deps,
    {
      need: 'see',
      method: 'get',
      path: '/v1/desk/inquiries/{reference}/events',
      summary: 'All that happened to an inquiry, by whom and when',
      description: 'The oldest first. The fields under `set` of all events, one over the other, give the inquiry.',
      request: { params: referenceParams },
      responses: {
        200: jsonResponse('Its events', z.object({ items: z.array(EventSchema) })),
        404: PROBLEM_RESPONSE,
      },
    },
    async (c, agent) => {
      const { id } = await findForDesk(ctx, agent, c.req.param('reference') ?? '')
      return c.json({ items: (await readHistoryForDesk(ctx, id)).map(eventJson) })
    },
  )
}
