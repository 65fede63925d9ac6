import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { hearText } from '#services/watches/hear-text.ts'
import { defineRoute } from './define-route.ts'
import type { ApiDeps } from './deps.ts'
import { ApiError } from './problem.ts'
import { readText } from './read-body.ts'
import { PROBLEM_RESPONSE } from './schemas.ts'

export const TEXTS_PATH = '/v1/sms/incoming'

const MOST_BYTES = 64 * 1024

/** `POST /v1/sms/incoming`: text messages that come in, as a provider of Twilio's kind hands them on. */
export function addTexts(app: OpenAPIHono, { ctx, readText: readTold }: ApiDeps): void {
  defineRoute(
    app,
    {
      method: 'post',
      path: TEXTS_PATH,
      summary: 'Text messages that come in',
      description:
        'Signed as Twilio signs: `X-Twilio-Signature` is the base64 of HMAC-SHA1 over this address and all fields in the order of their names, with the token of the account. STOP ends everything and is remembered, START takes that back, YES confirms, HELP is answered.',
      request: {
        headers: z.object({ 'x-twilio-signature': z.string() }),
        body: {
          content: {
            'application/x-www-form-urlencoded': { schema: z.object({ From: z.string(), Body: z.string() }) },
          },
        },
      },
      responses: {
        200: {
          description: 'What is to be answered, in TwiML; an empty response says nothing',
          content: { 'text/xml': { schema: z.string() } },
        },
        401: PROBLEM_RESPONSE,
        404: PROBLEM_RESPONSE,
        413: PROBLEM_RESPONSE,
      },
    },
    async (c) => {
      if (!readTold) throw new ApiError(404, 'not-set-up', 'Text messages are not set up here.')
      const fields = [...new URLSearchParams(await readText(c, MOST_BYTES))]
      const heard = readTold({ fields, signature: c.req.header('x-twilio-signature') ?? '' })
      if (!heard) throw new ApiError(401, 'not-signed-in', 'The signature is not right.')
      const answer = await hearText(ctx, heard)
      return c.body(twiml(answer && ctx.watchWords.textAnswer(answer)), 200, { 'content-type': 'text/xml' })
    },
  )
}

function twiml(text: string | null): string {
  const escaped = text?.replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`)
  const message = escaped === undefined ? '' : `<Message>${escaped}</Message>`
  return `<?xml version="1.0" encoding="UTF-8"?><Response>${message}</Response>`
}
