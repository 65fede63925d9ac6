import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { formatInstant } from '#domain/scans/at.ts'
import { createShare, SHARE_DAYS, USUAL_SHARE_DAYS } from '#services/shares/create-share.ts'
import { endShare } from '#services/shares/end-share.ts'
import { bearerKey } from './bearer-key.ts'
import { defineRoute } from './define-route.ts'
import type { ApiDeps } from './deps.ts'
import { readInput } from './read-body.ts'
import { jsonResponse, PROBLEM_RESPONSE } from './schemas.ts'

const BYTES = 16 * 1024

const ShareInput = z
  .object({
    trackingNumber: z.string().max(200),
    piece: z.int().min(0).max(99_999).optional(),
    history: z.boolean().default(false).openapi({ description: 'Also the way it took, in towns' }),
    days: z
      .literal(SHARE_DAYS)
      .default(USUAL_SHARE_DAYS)
      .openapi({ description: `How long it works: ${SHARE_DAYS.join(', ')}` }),
  })
  .openapi('ShareInput', { example: { trackingNumber: '9234691234567800000171', history: true, days: 7 } })

const ShareSchema = z
  .object({
    token: z.string(),
    url: z.string().openapi({ description: 'The page to pass on' }),
    key: z.string().openapi({ description: 'Ends the link; told this once' }),
    history: z.boolean(),
    expiresAt: z.string().openapi({ example: '2026-12-20T12:00:00Z' }),
  })
  .openapi('Share')

/** `/v1/shares`: links that show a parcel to others without its number. Nobody can list them. */
export function addShares(app: OpenAPIHono, { ctx, publicUrl }: ApiDeps): void {
  defineRoute(
    app,
    {
      method: 'post',
      path: '/v1/shares',
      summary: 'Make a link that shows a parcel to others',
      description:
        'Its page shows how the parcel is doing: towns only, the last four characters of the number, nothing of people. Neither links nor keys can be listed or asked for again.',
      request: { body: { content: { 'application/json': { schema: ShareInput } } } },
      responses: { 201: jsonResponse('The link', ShareSchema), 422: PROBLEM_RESPONSE, 429: PROBLEM_RESPONSE },
    },
    async (c) => {
      const { history, ...input } = await readInput(c, ShareInput, BYTES)
      const made = await createShare(ctx, { ...input, hasHistory: history })
      const { token, key, hasHistory, expiresAtMs } = made
      const url = `${publicUrl ?? new URL(c.req.url).origin}/s/${token}`
      return c.json({ token, url, key, history: hasHistory, expiresAt: formatInstant(expiresAtMs) }, 201, {
        'cache-control': 'no-store',
      })
    },
  )
  defineRoute(
    app,
    {
      method: 'delete',
      path: '/v1/shares/{token}',
      summary: 'End such a link',
      description: 'With its key as `Authorization: Bearer KEY`. A wrong key and a link that is none are both 404.',
      request: { params: z.object({ token: z.string() }) },
      responses: { 204: { description: 'It has ended' }, 401: PROBLEM_RESPONSE, 404: PROBLEM_RESPONSE },
    },
    async (c) => {
      const key = bearerKey(c, 'the link')
      await endShare(ctx, { token: c.req.param('token') ?? '', key })
      return c.body(null, 204)
    },
  )
}
