import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { Counter } from 'prom-client'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { clientNetwork } from '#services/client-network.ts'
import { type ReceivedNotice, receiveNotice } from '#services/notices/receive-notice.ts'
import { USPS_EVENTS_PATH } from '#services/source-subscriptions/listener-url.ts'
import { defineRoute } from './define-route.ts'
import type { ApiDeps } from './deps.ts'
import { ApiError } from './problem.ts'
import { readText } from './read-body.ts'
import { jsonResponse, PROBLEM_RESPONSE } from './schemas.ts'

/** A detail with its 99 events has some 60 kB. */
const MOST_BYTES = 1024 * 1024
/** So many wrong ones a minute and address are answered one by one. A right one always gets through. */
const MOST_WRONG = 60
const WINDOW_S = 60

const NoticeSchema = z
  .object({
    subscriptionId: z.string(),
    subscriptionType: z.string().openapi({ example: 'TRACKING' }),
    timestamp: z.string().openapi({ example: '2026-11-20T19:05:42.747Z' }),
    payload: z.string().openapi({ description: 'A tracking detail, as a JSON text' }),
  })
  .openapi('UspsNotice')

const TakenSchema = z.object({ state: z.enum(['taken', 'unread']) })

/** `POST /v1/sources/usps/events`: the webhooks of USPS. */
export function addUspsEvents(app: OpenAPIHono, { ctx, uspsNotices, addressOf, metrics }: ApiDeps): void {
  const wrong = new RateLimiterMemory({ points: MOST_WRONG, duration: WINDOW_S })
  const received = new Counter({
    name: 'whereabouts_usps_notices_total',
    help: 'Webhooks of USPS, by what became of them',
    labelNames: ['result'],
    registers: [metrics],
  })
  defineRoute(
    app,
    {
      method: 'post',
      path: USPS_EVENTS_PATH,
      summary: 'Webhooks of USPS',
      description:
        'What subscriptions at USPS tell. Signed: `X-HMAC` is the base64 of HMAC-SHA256 over timestamp and payload, as they stand and without anything between, with the secret of the subscription. Answered 200 means committed, journeys included; `unread` is kept and can be read again.',
      request: {
        headers: z.object({ 'x-hmac': z.string() }),
        body: { content: { 'application/json': { schema: NoticeSchema } } },
      },
      responses: {
        200: jsonResponse('It is kept', TakenSchema),
        400: PROBLEM_RESPONSE,
        401: PROBLEM_RESPONSE,
        404: PROBLEM_RESPONSE,
        413: PROBLEM_RESPONSE,
        422: PROBLEM_RESPONSE,
        429: PROBLEM_RESPONSE,
      },
    },
    async (c) => {
      if (!uspsNotices) {
        throw new ApiError(
          404,
          'not-set-up',
          'Webhooks of USPS are not set up here: set USPS_CLIENT_ID and USPS_CLIENT_SECRET, or USPS_WEBHOOK_SECRET.',
        )
      }
      const body = await readText(c, MOST_BYTES)
      const signature = c.req.header('x-hmac') ?? c.req.header('hmac-header') ?? null
      const result = await receiveNotice(ctx, uspsNotices, { body, signature })
      received.inc({ result: nameOf(result) })
      if (result.ok) return c.json({ state: result.state })
      if (result.why === 'too-old' || result.why === 'in-the-future') {
        ctx.log.warn(
          { why: result.why },
          'A rightly signed webhook of USPS has a time that is not now: check the clock',
        )
      }
      const waitS = await countWrong(wrong, clientNetwork(addressOf(c)))
      throw waitS === null ? refusal(result) : tooMany(waitS)
    },
  )
}

function nameOf(result: ReceivedNotice): string {
  if (!result.ok) return result.why
  return result.isNew ? result.state : 'repeated'
}

/** Seconds to wait, where an address sent too many that are wrong. */
async function countWrong(limiter: RateLimiterMemory, address: string): Promise<number | null> {
  try {
    await limiter.consume(address)
    return null
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.ceil(refused.msBeforeNext / 1000)
    throw refused
  }
}

function tooMany(seconds: number): ApiError {
  return new ApiError(429, 'too-many-requests', `Too many that are not signed. Try again in ${seconds} seconds.`, {
    headers: { 'retry-after': String(seconds) },
  })
}

/** Whoever can't sign learns nothing but that. */
function refusal(result: Extract<ReceivedNotice, { ok: false }>): ApiError {
  if (result.why === 'malformed') return new ApiError(400, 'malformed-json', 'The body is not a JSON object.')
  if (result.why === 'missing-field') {
    const message = `${result.field} is a text.`
    return new ApiError(422, 'not-valid', message, { fields: [{ field: result.field, code: 'missing', message }] })
  }
  return new ApiError(401, 'not-signed-in', 'The signature is not right.')
}
