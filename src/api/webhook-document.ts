import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { PHASES } from '#domain/scans/phase.ts'
import { WATCH_EVENTS } from '#domain/watch/tokens.ts'
import { WEBHOOK_EVENTS, type WebhookEvent } from '#domain/webhook/webhook-event.ts'
import { ParcelSchema } from './schemas.ts'

const SUMMARIES: Record<WebhookEvent, string> = {
  'parcel.updated': 'Anything is new of a parcel',
  'parcel.diagnosis_changed': 'What the scans of a parcel mean is another thing now',
  'parcel.delivered': 'A parcel is delivered',
}

const News = z.object({ kind: z.enum([...WATCH_EVENTS, 'trouble-over']), about: z.string().optional() })

const Before = z.object({
  piece: z.number().nullable(),
  phase: z.enum(PHASES),
  situation: z.string().nullable(),
  expectedDay: z.string().nullable(),
})

const headers = z.object({
  'webhook-id': z.string().openapi({ description: 'The same for each try: by it you know a repeat', example: 'msg_…' }),
  'webhook-timestamp': z.string().openapi({ description: 'When it was sent: seconds since 1970' }),
  'webhook-signature': z.string().openapi({ description: 'By Standard Webhooks; two while secrets change over' }),
})

const taken = {
  '2XX': { description: 'Taken. Anything else, or no answer within ten seconds: it comes again for three days' },
  410: { description: 'You want no more: the webhook is paused, a watch is over' },
}

/** Describes what webhooks are sent. */
export function addWebhookDocument(app: OpenAPIHono): void {
  for (const type of WEBHOOK_EVENTS) {
    const schema = z.object({
      type: z.literal(type),
      timestamp: z.string().openapi({ example: '2026-11-27T22:00:00Z' }),
      data: z.object({
        trackingNumber: z.string(),
        news: z.array(News).openapi({ description: 'The most important first' }),
        before: Before.openapi({ description: 'How it stood when you were told last' }),
        parcel: ParcelSchema,
        scansLeftOut: z.number().openapi({ description: 'So many of the oldest scans did not fit into 20 kB' }),
      }),
    })
    app.openAPIRegistry.registerWebhook({
      method: 'post',
      path: type,
      summary: SUMMARIES[type],
      request: { headers, body: { content: { 'application/json': { schema } } } },
      responses: taken,
    })
  }
  addWatchMessage(app, 'parcel.news', 'To a webhook that watches a parcel: what is new of it', {
    trackingNumber: z.string(),
    news: z.array(News).openapi({ description: 'The most important first' }),
    parcel: ParcelSchema,
    scansLeftOut: z.number(),
  })
  addWatchMessage(
    app,
    'watch.confirmation',
    'To a webhook for which somebody asked: whether it wants news of parcels',
    {
      trackingNumbers: z.array(z.string()),
      key: z.string().openapi({ description: 'The bearer of `POST /v1/watches/confirm`, and of all of `/v1/watches`' }),
      confirmUrl: z.string().nullable(),
    },
  )
}

function addWatchMessage(app: OpenAPIHono, type: string, summary: string, data: z.ZodRawShape): void {
  const schema = z.object({ type: z.literal(type), timestamp: z.string(), data: z.object(data) })
  app.openAPIRegistry.registerWebhook({
    method: 'post',
    path: type,
    summary,
    request: { headers, body: { content: { 'application/json': { schema } } } },
    responses: taken,
  })
}
