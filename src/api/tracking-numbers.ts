import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { findTrackingNumbers } from '#domain/tracking-number/find.ts'
import { parseTrackingNumber } from '#domain/tracking-number/parse.ts'
import { defineRoute } from './define-route.ts'
import { ApiError } from './problem.ts'
import { readInput } from './read-body.ts'
import { jsonResponse, PROBLEM_RESPONSE, ReadingSchema } from './schemas.ts'

const MOST_TEXT = 1_000_000
/** A text of a million characters may take six bytes each when it is written as JSON. */
const MOST_BYTES = 6 * 1024 * 1024 + 1024
const TextInput = z.object({ text: z.string() })
export const FoundSchema = ReadingSchema.extend({ start: z.number(), end: z.number(), text: z.string() })

/** `/v1/tracking-numbers`: reading numbers, without asking anybody about them. */
export function addTrackingNumbers(app: OpenAPIHono): void {
  defineRoute(
    app,
    {
      method: 'post',
      path: '/v1/tracking-numbers/parse',
      summary: 'Read one text as a tracking number',
      description: 'All readings, best first, with problems and, for those that are not valid, ranked repairs.',
      request: { body: { content: { 'application/json': { schema: TextInput } } } },
      responses: {
        200: jsonResponse('The readings', z.object({ readings: z.array(ReadingSchema) })),
        422: PROBLEM_RESPONSE,
      },
    },
    async (c) => {
      const { text } = await readInput(c, TextInput, MOST_BYTES)
      return c.json({ readings: parseTrackingNumber(limited(text), { repairs: true }) })
    },
  )
  defineRoute(
    app,
    {
      method: 'post',
      path: '/v1/tracking-numbers/find',
      summary: 'Find the tracking numbers in a text',
      description: 'At most a million characters. Offsets count UTF-16 units; the end is exclusive.',
      request: { body: { content: { 'application/json': { schema: TextInput } } } },
      responses: {
        200: jsonResponse('The numbers, in order of place', z.object({ found: z.array(FoundSchema) })),
        413: PROBLEM_RESPONSE,
      },
    },
    async (c) => {
      const { text } = await readInput(c, TextInput, MOST_BYTES)
      return c.json({ found: findTrackingNumbers(limited(text)) })
    },
  )
}

function limited(text: string): string {
  if (text.length <= MOST_TEXT) return text
  const message = 'A text has at most 1,000,000 characters.'
  throw new ApiError(413, 'too-large', message, { fields: [{ field: 'text', code: 'too-large', message }] })
}
