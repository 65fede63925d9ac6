import { type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context as HonoContext } from 'hono'
import { formatInstant } from '#domain/scans/at.ts'
import { WEBHOOK_EVENTS } from '#domain/webhook/webhook-event.ts'
import type { AtDesk } from '#services/agents/let-in.ts'
import { addEndpoint } from '#services/webhooks/add-endpoint.ts'
import {
  changeNumbers,
  type EndpointTarget,
  pauseWebhook,
  removeWebhook,
  resumeWebhook,
  rotateSecret,
} from '#services/webhooks/change-endpoint.ts'
import { type Endpoint, findEndpoint, listEndpoints } from '#services/webhooks/find-endpoint.ts'
import type { ApiDeps } from '../deps.ts'
import { IDEMPOTENCY_HEADERS, idempotencyKey } from '../idempotency-key.ts'
import { readInput } from '../read-body.ts'
import { jsonResponse, PROBLEM_RESPONSE } from '../schemas.ts'
import { defineDeskRoute } from './desk-route.ts'
import { instant } from './desk-schemas.ts'

const BODY_BYTES = 1024 * 1024
const PATH = '/v1/desk/webhooks'
export const webhookParams = z.object({ id: z.string().openapi({ example: '3' }) })

const numbers = z.array(z.string().max(200)).optional()

const WebhookInput = z
  .object({
    url: z.string().openapi({ description: 'Begins with https:// and leads to the public internet' }),
    events: z
      .array(z.string())
      .optional()
      .openapi({ description: `${WEBHOOK_EVENTS.join(', ')}; none: all of them` }),
    allParcels: z.boolean().default(false).openapi({ description: 'All parcels of this installation' }),
    numbers: numbers.openapi({ description: 'Else those on a list: up to 10,000 numbers' }),
  })
  .openapi('WebhookInput')

const NumbersInput = z.object({ add: numbers, remove: numbers }).openapi('WebhookNumbersInput')

const WebhookSchema = z
  .object({
    id: z.number(),
    url: z.string(),
    events: z.array(z.enum(WEBHOOK_EVENTS)),
    allParcels: z.boolean(),
    listed: z.number().openapi({ description: 'So many numbers are on its list' }),
    state: z.enum(['active', 'paused']),
    whyPaused: z
      .enum(['by-hand', 'gone', 'failing'])
      .nullable()
      .openapi({ description: '`gone`: it answered 410; `failing`: it took nothing for three days' }),
    createdAt: instant,
    createdBy: z.string(),
    pausedAt: instant.nullable(),
    lastTakenAt: instant.nullable(),
    oldSecretUntil: instant.nullable().openapi({ description: 'Until then the secret before signs too' }),
  })
  .openapi('Webhook')

const SecretSchema = WebhookSchema.extend({
  secret: z.string().openapi({ description: 'Shown this once', example: 'whsec_…' }),
}).openapi('WebhookWithSecret')

const example = { url: 'https://shop.example.org/parcels', numbers: ['9234691234567800000171'] }

/** Addresses elsewhere that are told when parcels change. */
export function addDeskWebhooks(app: OpenAPIHono, deps: ApiDeps): void {
  const { ctx } = deps

  defineDeskRoute(
    app,
    deps,
    {
      need: 'webhooks',
      method: 'get',
      path: PATH,
      summary: 'All webhooks',
      responses: { 200: jsonResponse('The oldest first', z.object({ items: z.array(WebhookSchema) })) },
    },
    async (c, agent) => c.json({ items: (await listEndpoints(ctx, agent)).map(webhookJson) }),
  )

  defineDeskRoute(
    app,
    deps,
    {
      need: 'webhooks',
      method: 'post',
      path: PATH,
      summary: 'Have a program told when parcels change',
      description: 'Messages come as Standard Webhooks says, signed with the secret of the answer.',
      request: {
        headers: IDEMPOTENCY_HEADERS,
        body: { content: { 'application/json': { schema: WebhookInput, example } } },
      },
      responses: { 201: jsonResponse('It is kept', SecretSchema), 422: PROBLEM_RESPONSE },
    },
    async (c, agent) => {
      const input = await readInput(c, WebhookInput, BODY_BYTES)
      const once = idempotencyKey(c, `desk webhook by ${agent.id}`, input)
      return c.json(withSecret(await addEndpoint(ctx, input, agent, once)), 201)
    },
  )

  defineDeskRoute(
    app,
    deps,
    {
      need: 'webhooks',
      method: 'get',
      path: `${PATH}/{id}`,
      summary: 'One webhook',
      request: { params: webhookParams },
      responses: { 200: jsonResponse('It', WebhookSchema), 404: PROBLEM_RESPONSE },
    },
    async (c, agent) => c.json(webhookJson(await findEndpoint(ctx.database, agent, webhookTarget(c, agent).id))),
  )

  defineDeskRoute(
    app,
    deps,
    {
      need: 'webhooks',
      method: 'delete',
      path: `${PATH}/{id}`,
      summary: 'End a webhook, with all that is kept of it',
      request: { params: webhookParams },
      responses: { 204: { description: 'It is gone' }, 404: PROBLEM_RESPONSE },
    },
    async (c, agent) => {
      await removeWebhook(ctx, webhookTarget(c, agent))
      return c.body(null, 204)
    },
  )

  const verbs = [
    { action: 'pause', summary: 'Send nothing to a webhook until it goes on', run: pauseWebhook },
    { action: 'resume', summary: 'Go on with a webhook: what waited is sent', run: resumeWebhook },
  ]
  for (const { action, summary, run } of verbs) {
    defineDeskRoute(
      app,
      deps,
      {
        need: 'webhooks',
        method: 'post',
        path: `${PATH}/{id}/${action}`,
        summary,
        request: { params: webhookParams },
        responses: { 200: jsonResponse('As it is then', WebhookSchema), 404: PROBLEM_RESPONSE },
      },
      async (c, agent) => c.json(webhookJson(await run(ctx, webhookTarget(c, agent)))),
    )
  }

  defineDeskRoute(
    app,
    deps,
    {
      need: 'webhooks',
      method: 'post',
      path: `${PATH}/{id}/rotate`,
      summary: 'Give a webhook a new secret',
      description: 'The one before signs too for 24 hours, so that its owner can change over.',
      request: { params: webhookParams },
      responses: { 200: jsonResponse('With the new secret', SecretSchema), 404: PROBLEM_RESPONSE },
    },
    async (c, agent) => c.json(withSecret(await rotateSecret(ctx, webhookTarget(c, agent)))),
  )

  defineDeskRoute(
    app,
    deps,
    {
      need: 'webhooks',
      method: 'post',
      path: `${PATH}/{id}/numbers`,
      summary: 'Change the list of numbers of a webhook',
      request: {
        params: webhookParams,
        body: { content: { 'application/json': { schema: NumbersInput, example: { add: example.numbers } } } },
      },
      responses: { 200: jsonResponse('As it is then', WebhookSchema), 404: PROBLEM_RESPONSE, 422: PROBLEM_RESPONSE },
    },
    async (c, agent) => {
      const input = await readInput(c, NumbersInput, BODY_BYTES)
      return c.json(webhookJson(await changeNumbers(ctx, webhookTarget(c, agent), input)))
    },
  )
}

/** The webhook that an address names. */
export function webhookTarget(c: HonoContext, by: AtDesk): EndpointTarget {
  const text = c.req.param('id') ?? ''
  return { id: /^\d{1,15}$/.test(text) ? Number(text) : 0, by }
}

function withSecret({ endpoint, secret }: { endpoint: Endpoint; secret: string }): object {
  return { ...webhookJson(endpoint), secret }
}

function webhookJson(endpoint: Endpoint): object {
  const { id, url, events, allParcels, listed, state, whyPaused, createdBy } = endpoint
  return {
    id,
    url,
    events,
    allParcels,
    listed,
    state,
    whyPaused,
    createdAt: formatInstant(endpoint.createdAtMs),
    createdBy,
    pausedAt: momentOf(endpoint.pausedAtMs),
    lastTakenAt: momentOf(endpoint.lastTakenAtMs),
    oldSecretUntil: momentOf(endpoint.oldSecretUntilMs),
  }
}

export function momentOf(ms: number | null): string | null {
  return ms === null ? null : formatInstant(ms)
}
