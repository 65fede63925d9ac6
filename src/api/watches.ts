import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { formatInstant } from '#domain/scans/at.ts'
import { timeOfDay } from '#domain/watch/quiet-hours.ts'
import { USUAL_EVENTS, WATCH_CHANNELS, WATCH_EVENTS, WATCH_STATES } from '#domain/watch/tokens.ts'
import { ServiceError } from '#services/errors.ts'
import { addWatch, askToWatch } from '#services/watches/ask-to-watch.ts'
import {
  changeEvents,
  changeQuietHours,
  confirmWatches,
  forgetWatcher,
  readWatching,
  stopWatching,
  type Watching,
} from '#services/watches/change-watches.ts'
import { pushIdentity } from '#services/watches/push-identity.ts'
import { watchByPush } from '#services/watches/watch-by-push.ts'
import { watchByWebhook } from '#services/watches/watch-by-webhook.ts'
import { bearerKey } from './bearer-key.ts'
import { defineRoute } from './define-route.ts'
import type { ApiDeps } from './deps.ts'
import { checkInput, readInput, readJson } from './read-body.ts'
import { jsonResponse, PROBLEM_RESPONSE } from './schemas.ts'
import { CONFIRM_PATH } from './watch-paths.ts'

const BODY_BYTES = 16 * 1024
const OWNER = 'the watcher, which stands in each mail and in the question to a webhook'

const time = z.string().openapi({ example: '22:00' })
const QuietHours = z.object({ from: time, until: time }).nullable()
const events = z.array(z.enum(WATCH_EVENTS)).openapi({ example: [...USUAL_EVENTS] })

const AskInput = z
  .object({
    channel: z.literal('email').default('email'),
    trackingNumber: z.string(),
    email: z.string(),
    events: events.optional(),
    quietHours: QuietHours.optional(),
    zone: z.string().optional().openapi({ example: 'America/Chicago' }),
  })
  .openapi('WatchInput')

const TextInput = AskInput.omit({ email: true, quietHours: true })
  .extend({
    channel: z.literal('sms'),
    phone: z.string().openapi({ example: '+1 415 555 0132' }),
    quietHours: QuietHours.optional().openapi({ description: '21:00 to 8:00 where it is left out; null: none' }),
  })
  .openapi('TextWatchInput')

const PushInput = z
  .object({
    channel: z.literal('web-push'),
    trackingNumber: z.string(),
    subscription: z.object({ endpoint: z.string(), keys: z.object({ p256dh: z.string(), auth: z.string() }) }),
    events: events.optional(),
    quietHours: QuietHours.optional(),
    zone: z.string().optional(),
  })
  .openapi('PushWatchInput')

const WebhookInput = AskInput.omit({ email: true })
  .extend({
    channel: z.literal('webhook'),
    url: z.string().openapi({ example: 'https://shop.example.org/parcel-news' }),
  })
  .openapi('WebhookWatchInput')

const AddInput = z.object({ trackingNumber: z.string(), events: events.optional() }).openapi('OwnWatchInput')
const EventsInput = z.object({ events }).openapi('WatchEventsInput')
const QuietInput = z.object({ quietHours: QuietHours, zone: z.string().optional() }).openapi('QuietHoursInput')

const Watch = z.object({
  id: z.number(),
  trackingNumber: z.string(),
  events,
  state: z.enum(WATCH_STATES),
  since: z.string(),
  endedAt: z.string().nullable(),
})
const WatchingSchema = z
  .object({
    channel: z.enum(WATCH_CHANNELS),
    address: z
      .string()
      .openapi({ description: 'A mail address, a phone number, the endpoint of a browser, the URL of a webhook' }),
    confirmed: z.boolean(),
    zone: z.string(),
    quietHours: QuietHours,
    items: z.array(Watch),
  })
  .openapi('Watching')

const AskedSchema = z.object({
  trackingNumber: z.string(),
  state: z.literal('pending'),
  secret: z.string().optional().openapi({ description: 'Of a webhook: signs what it is sent. Told this once' }),
})

const params = z.object({ id: z.string().openapi({ example: '12' }) })
const NO_CONTENT = { 204: { description: 'Done' }, 401: PROBLEM_RESPONSE }

/** `/v1/watches`: have news of a parcel mailed, and change or end that with the key of the mails. */
export function addWatches(app: OpenAPIHono, { ctx }: ApiDeps): void {
  defineRoute(
    app,
    {
      method: 'post',
      path: '/v1/watches',
      summary: 'Have news of a parcel mailed, texted or pushed',
      description:
        'The owner of the mail address or phone number (`channel` `sms`) is asked there first; the answer is the same whatever is known of it. Whoever never said yes is asked once in 30 days. With the key of an earlier mail as bearer, the parcel is watched at once, and email is not needed. A webhook (`channel` `webhook`) is sent one signed `watch.confirmation` with a key, and nothing more until whoever holds the key confirms; further parcels are added with the key. A browser with a push subscription (`channel` `web-push`) is told from now on, and gets its key.',
      request: {
        body: { content: { 'application/json': { schema: z.union([AskInput, TextInput, WebhookInput, PushInput]) } } },
      },
      responses: {
        201: jsonResponse('With a key, or by a browser: it is watched', Watch.extend({ key: z.string().optional() })),
        202: jsonResponse('The owner is asked', AskedSchema),
        401: PROBLEM_RESPONSE,
        422: PROBLEM_RESPONSE,
        503: PROBLEM_RESPONSE,
      },
    },
    async (c) => {
      if (c.req.header('authorization') === undefined) {
        const body = await readJson(c, BODY_BYTES)
        const channel = (body as { channel?: unknown } | null)?.channel
        if (channel === 'web-push') {
          const { watch, key } = await watchByPush(ctx, checkInput(PushInput, body))
          return c.json({ ...watchJson(watch), key }, 201)
        }
        if (channel === 'webhook') {
          const asked = await watchByWebhook(ctx, checkInput(WebhookInput, body))
          return c.json({ ...asked, state: 'pending' }, 202)
        }
        const asked = await askToWatch(ctx, checkInput(channel === 'sms' ? TextInput : AskInput, body))
        return c.json({ ...asked, state: 'pending' }, 202)
      }
      const key = bearerKey(c, OWNER)
      const added = await addWatch(ctx, { key, ...(await readInput(c, AddInput, BODY_BYTES)) })
      return c.json(watchJson(added), 201)
    },
  )

  defineRoute(
    app,
    {
      method: 'post',
      path: CONFIRM_PATH,
      summary: 'Say yes to what was asked about',
      responses: NO_CONTENT,
    },
    async (c) => {
      await confirmWatches(ctx, bearerKey(c, OWNER))
      return c.body(null, 204)
    },
  )

  defineRoute(
    app,
    {
      method: 'get',
      path: '/v1/push-key',
      summary: 'The key that browsers subscribe to for push messages',
      responses: { 200: jsonResponse('An application server key (RFC 8292)', z.object({ publicKey: z.string() })) },
    },
    async (c) => c.json({ publicKey: (await pushIdentity(ctx)).publicKey }),
  )

  defineRoute(
    app,
    {
      method: 'get',
      path: '/v1/watches',
      summary: 'What the owner of a key watches',
      responses: { 200: jsonResponse('The watches, the newest first', WatchingSchema), 401: PROBLEM_RESPONSE },
    },
    async (c) => c.json(watchingJson(await readWatching(ctx, bearerKey(c, OWNER)))),
  )

  defineRoute(
    app,
    {
      method: 'patch',
      path: '/v1/watches',
      summary: 'Change when nobody is told',
      request: { body: { content: { 'application/json': { schema: QuietInput } } } },
      responses: { ...NO_CONTENT, 422: PROBLEM_RESPONSE },
    },
    async (c) => {
      const key = bearerKey(c, OWNER)
      await changeQuietHours(ctx, { key, ...(await readInput(c, QuietInput, BODY_BYTES)) })
      return c.body(null, 204)
    },
  )

  defineRoute(
    app,
    {
      method: 'delete',
      path: '/v1/watches',
      summary: 'Delete all that is kept of the owner of a key',
      responses: NO_CONTENT,
    },
    async (c) => {
      await forgetWatcher(ctx, bearerKey(c, OWNER))
      return c.body(null, 204)
    },
  )

  defineRoute(
    app,
    {
      method: 'patch',
      path: '/v1/watches/{id}',
      summary: 'Change what is told of a parcel',
      request: { params, body: { content: { 'application/json': { schema: EventsInput } } } },
      responses: { ...NO_CONTENT, 404: PROBLEM_RESPONSE, 422: PROBLEM_RESPONSE },
    },
    async (c) => {
      const key = bearerKey(c, OWNER)
      const input = await readInput(c, EventsInput, BODY_BYTES)
      await changeEvents(ctx, { key, watchId: watchId(c.req.param('id')), ...input })
      return c.body(null, 204)
    },
  )

  defineRoute(
    app,
    {
      method: 'delete',
      path: '/v1/watches/{id}',
      summary: 'End a watch',
      request: { params },
      responses: { ...NO_CONTENT, 404: PROBLEM_RESPONSE },
    },
    async (c) => {
      await stopWatching(ctx, { key: bearerKey(c, OWNER), watchId: watchId(c.req.param('id')) })
      return c.body(null, 204)
    },
  )
}

function watchId(text: string | undefined): number {
  if (text !== undefined && /^[1-9]\d{0,14}$/.test(text)) return Number(text)
  throw new ServiceError('not-found', 'There is no such watch.')
}

function watchJson({ id, trackingNumber, events, state, createdAtMs, endedAtMs }: Watching['watches'][number]) {
  const endedAt = endedAtMs === null ? null : formatInstant(endedAtMs)
  return { id, trackingNumber, events, state, since: formatInstant(createdAtMs), endedAt }
}

function watchingJson({ watcher, watches }: Watching) {
  const { channel, address, confirmedAtMs, zone, quiet } = watcher
  return {
    channel,
    address,
    confirmed: confirmedAtMs !== null,
    zone,
    quietHours: quiet && { from: timeOfDay(quiet.from), until: timeOfDay(quiet.until) },
    items: watches.map(watchJson),
  }
}
