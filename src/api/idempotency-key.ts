import { z } from '@hono/zod-openapi'
import type { Context as HonoContext } from 'hono'
import type { Once } from '#services/inquiries/once.ts'
import { ApiError } from './problem.ts'

const SHAPE = /^[\x21-\x7e]{8,255}$/

/** The header, for the description of a call that takes it. */
export const IDEMPOTENCY_HEADERS = z.object({
  'Idempotency-Key': z.string().optional().openapi({
    description:
      'Eight characters or more, new for each request. The same request sent again with it gets the same answer and changes nothing.',
  }),
})

/**
 * Reads the `Idempotency-Key` of a request; null where it has none.
 * @param scope which call it is of, and whose: the same key elsewhere is another
 * @throws ApiError 400 for what can be no key
 */
export function idempotencyKey(c: HonoContext, scope: string, request: unknown): Once | null {
  const header = c.req.header('idempotency-key')
  if (header === undefined) return null
  // The draft of the standard writes it as a quoted string.
  const key = header.trim().replace(/^"(.*)"$/, '$1')
  if (!SHAPE.test(key)) {
    const message = 'Idempotency-Key has 8 to 255 letters, digits and signs.'
    const fields = [{ field: 'Idempotency-Key', code: 'not-valid', message }]
    throw new ApiError(400, 'not-valid', message, { fields })
  }
  return { scope, key, request }
}
