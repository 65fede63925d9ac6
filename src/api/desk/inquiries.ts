import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { INQUIRY_STATUSES, PRIORITIES } from '#domain/inquiry/tokens.ts'
import { countViews, listInquiries, QUEUE_VIEWS } from '#services/inquiries/list-inquiries.ts'
import { openInquiry } from '#services/inquiries/open-inquiry.ts'
import { MOST_FOUND, searchInquiries } from '#services/inquiries/search-inquiries.ts'
import type { ApiDeps } from '../deps.ts'
import { IDEMPOTENCY_HEADERS, idempotencyKey } from '../idempotency-key.ts'
import { openedJson } from '../inquiry-json.ts'
import { QuestionSchema } from '../inquiry-schemas.ts'
import { checkInput, readInput } from '../read-body.ts'
import { jsonResponse, PROBLEM_RESPONSE } from '../schemas.ts'
import { CallSchema } from './call-schema.ts'
import { listedJson } from './desk-json.ts'
import { defineDeskRoute } from './desk-route.ts'
import { instant, ListedSchema, reference } from './desk-schemas.ts'
import { QueueQuery, readQueueQuery } from './queue-query.ts'

const BODY_BYTES = 1024 * 1024

const SearchQuery = z.object({
  q: z.string().openapi({ description: 'A reference, a number, a name, an address, or words of messages' }),
  limit: z.coerce.number().int().min(1).max(MOST_FOUND).default(50),
})

const OpenInput = QuestionSchema.extend({
  priority: z.enum(PRIORITIES).nullish(),
  call: CallSchema.nullish().openapi({ description: 'Notes of the call in which it was asked' }),
}).openapi('DeskInquiryInput')

/** The queue in its parts, the search over all, and an inquiry for somebody who has asked otherwise. */
export function addDeskInquiries(app: OpenAPIHono, deps: ApiDeps): void {
  const { ctx } = deps

  defineDeskRoute(
    app,
    deps,
    {
      need: 'see',
      method: 'get',
      path: '/v1/desk/views',
      summary: 'How many inquiries wait in each list',
      responses: {
        200: jsonResponse(
          'Counted no further than 1,000',
          z.object({ items: z.array(z.object({ view: z.enum(QUEUE_VIEWS), count: z.number() })) }),
        ),
      },
    },
    async (c, agent) => {
      const counts = await countViews(ctx, agent, QUEUE_VIEWS)
      return c.json({ items: [...counts].map(([view, count]) => ({ view, count })) })
    },
  )

  defineDeskRoute(
    app,
    deps,
    {
      need: 'see',
      method: 'get',
      path: '/v1/desk/inquiries',
      summary: 'A list of inquiries',
      request: { query: QueueQuery },
      responses: {
        200: jsonResponse(
          'A part of it',
          z.object({ items: z.array(ListedSchema), nextCursor: z.string().optional() }),
        ),
        422: PROBLEM_RESPONSE,
      },
    },
    async (c, agent) => {
      const { items, nextCursor } = await listInquiries(ctx, { by: agent, ...readQueueQuery(c) })
      return c.json({ items: items.map(listedJson), ...(nextCursor === null ? {} : { nextCursor }) })
    },
  )

  defineDeskRoute(
    app,
    deps,
    {
      need: 'see',
      method: 'get',
      path: '/v1/desk/search',
      summary: 'Search all inquiries, their messages and notes',
      description: 'Words may be begun only. Those changed last come first, a reference or number before all others.',
      request: { query: SearchQuery },
      responses: {
        200: jsonResponse(
          'What was found',
          z.object({
            items: z.array(
              z.object({ inquiry: ListedSchema, messageId: z.number().nullable(), excerpt: z.string().nullable() }),
            ),
          }),
        ),
        422: PROBLEM_RESPONSE,
      },
    },
    async (c) => {
      const { q, limit } = checkInput(SearchQuery, c.req.query())
      const found = await searchInquiries(ctx, { text: q, limit })
      return c.json({ items: found.map((one) => ({ ...one, inquiry: listedJson(one.inquiry) })) })
    },
  )

  defineDeskRoute(
    app,
    deps,
    {
      need: 'reply',
      method: 'post',
      path: '/v1/desk/inquiries',
      summary: 'Open an inquiry for somebody, on the phone for one',
      description: 'The key that comes back opens its private page; it is told this once.',
      request: {
        headers: IDEMPOTENCY_HEADERS,
        body: {
          content: {
            'application/json': {
              schema: OpenInput,
              example: {
                reason: 'no-updates',
                trackingNumber: '9234691234567800000171',
                name: 'Mia Kline',
                email: 'mia@example.org',
                message: 'Her parcel has not moved for a week.',
                call: {
                  text: 'She is away until Friday.',
                  nextSteps: [{ text: 'Call her back', day: '2026-11-30' }],
                },
              },
            },
          },
        },
      },
      responses: {
        201: jsonResponse(
          'It is opened',
          z.object({ reference, key: z.string(), status: z.enum(INQUIRY_STATUSES), dueBy: instant.nullable() }),
        ),
        409: PROBLEM_RESPONSE,
        422: PROBLEM_RESPONSE,
      },
    },
    async (c, agent) => {
      const input = await readInput(c, OpenInput, BODY_BYTES)
      const opened = await openInquiry(ctx, {
        ...input,
        call: input.call ?? undefined,
        priority: input.priority ?? undefined,
        by: agent,
        origin: input.call ? 'phone' : 'api',
        needsDetails: false,
        once: idempotencyKey(c, `desk open by ${agent.id}`, input),
      })
      return c.json(openedJson(opened), 201)
    },
  )
}
