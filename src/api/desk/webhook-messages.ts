import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { formatInstant } from '#domain/scans/at.ts'
import { WEBHOOK_EVENTS } from '#domain/webhook/webhook-event.ts'
import { findMessage, listMessages, type Message, resendMessage } from '#services/webhooks/list-messages.ts'
import type { ApiDeps } from '../deps.ts'
import { jsonResponse, PROBLEM_RESPONSE } from '../schemas.ts'
import { defineDeskRoute } from './desk-route.ts'
import { instant } from './desk-schemas.ts'
import { momentOf, webhookParams, webhookTarget } from './webhooks.ts'

const PATH = '/v1/desk/webhooks/{id}/messages'
const params = webhookParams.extend({ message: z.string().openapi({ example: 'msg_…' }) })

const MessageSchema = z
  .object({
    id: z.string().openapi({ description: 'The `webhook-id` of each try' }),
    type: z.enum(WEBHOOK_EVENTS),
    trackingNumber: z.string(),
    state: z.enum(['waiting', 'taken', 'given-up']),
    createdAt: instant,
    tries: z.number(),
    lastTriedAt: instant.nullable(),
    lastAnswer: z.string().nullable().openapi({ example: 'it answered 503' }),
  })
  .openapi('WebhookMessage')

/** What webhooks were told, and what came of it. */
export function addDeskWebhookMessages(app: OpenAPIHono, deps: ApiDeps): void {
  const { ctx } = deps

  defineDeskRoute(
    app,
    deps,
    {
      need: 'webhooks',
      method: 'get',
      path: PATH,
      summary: 'What a webhook was told',
      description: 'The newest first, kept for 30 days.',
      request: {
        params: webhookParams,
        query: z.object({
          before: z.string().optional().openapi({ description: '`next` of the page before' }),
        }),
      },
      responses: {
        200: jsonResponse('A page', z.object({ items: z.array(MessageSchema), next: z.string().nullable() })),
        404: PROBLEM_RESPONSE,
      },
    },
    async (c, agent) => {
      const { items, next } = await listMessages(ctx, webhookTarget(c, agent), { before: c.req.query('before') })
      return c.json({ items: items.map(messageJson), next })
    },
  )

  defineDeskRoute(
    app,
    deps,
    {
      need: 'webhooks',
      method: 'get',
      path: `${PATH}/{message}`,
      summary: 'One message with what is sent',
      request: { params },
      responses: {
        200: jsonResponse('It', MessageSchema.extend({ body: z.record(z.string(), z.unknown()) })),
        404: PROBLEM_RESPONSE,
      },
    },
    async (c, agent) => {
      const message = await findMessage(ctx, webhookTarget(c, agent), c.req.param('message') ?? '')
      return c.json({ ...messageJson(message), body: JSON.parse(message.body) })
    },
  )

  defineDeskRoute(
    app,
    deps,
    {
      need: 'webhooks',
      method: 'post',
      path: `${PATH}/{message}/resend`,
      summary: 'Send a message again',
      description: 'The same with the same id, whatever came of it.',
      request: { params },
      responses: { 200: jsonResponse('It waits', MessageSchema), 404: PROBLEM_RESPONSE },
    },
    async (c, agent) =>
      c.json(messageJson(await resendMessage(ctx, webhookTarget(c, agent), c.req.param('message') ?? ''))),
  )
}

function messageJson(message: Message): object {
  const { id, type, trackingNumber, state, tries, lastAnswer } = message
  return {
    id,
    type,
    trackingNumber,
    state,
    createdAt: formatInstant(message.createdAtMs),
    tries,
    lastTriedAt: momentOf(message.lastTriedAtMs),
    lastAnswer,
  }
}
