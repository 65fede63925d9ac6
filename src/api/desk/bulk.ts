import { type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { printReference } from '#domain/inquiry/reference.ts'
import { ServiceError } from '#services/errors.ts'
import { changeMany } from '#services/inquiries/change-many.ts'
import { findForDesk } from '#services/inquiries/find-for-desk.ts'
import { MOST_BULK } from '#services/inquiries/limits.ts'
import type { ApiDeps } from '../deps.ts'
import { IDEMPOTENCY_HEADERS, idempotencyKey } from '../idempotency-key.ts'
import { checkInput, readInput } from '../read-body.ts'
import { jsonResponse, PROBLEM_RESPONSE } from '../schemas.ts'
import { CHANGES } from './changes.ts'
import { defineDeskRoute } from './desk-route.ts'
import { reference } from './desk-schemas.ts'

const BODY_BYTES = 256 * 1024

const BulkInput = z
  .object({
    inquiries: z
      .array(z.object({ reference, version: z.number().int().optional() }))
      .min(1)
      .max(MOST_BULK),
    action: z.string().openapi({ enum: CHANGES.map(({ action }) => action) }),
    input: z.record(z.string(), z.unknown()).openapi({ description: 'As the call for one inquiry takes it' }),
  })
  .openapi('BulkInput')

const ResultSchema = z.object({
  reference,
  ok: z.boolean(),
  error: z.object({ code: z.string(), message: z.string() }).optional(),
})

type Result = z.infer<typeof ResultSchema>

/** The same done with many inquiries. */
export function addDeskBulk(app: OpenAPIHono, deps: ApiDeps): void {
  const { ctx } = deps
  defineDeskRoute(
    app,
    deps,
    {
      need: 'bulk',
      method: 'post',
      path: '/v1/desk/bulk',
      summary: 'Do the same with many inquiries',
      description: 'Each is changed by itself: one that can’t be leaves the others.',
      request: {
        headers: IDEMPOTENCY_HEADERS,
        body: {
          content: {
            'application/json': {
              schema: BulkInput,
              example: {
                inquiries: [{ reference: 'K7QM-4R2X', version: 7 }, { reference: 'P3HN-8T4W' }],
                action: 'tags',
                input: { add: ['fire-at-plant'] },
              },
            },
          },
        },
      },
      responses: {
        200: jsonResponse('What came of each, in the order asked', z.object({ results: z.array(ResultSchema) })),
        422: PROBLEM_RESPONSE,
      },
    },
    async (c, agent) => {
      const body = await readInput(c, BulkInput, BODY_BYTES)
      const change = CHANGES.find(({ action }) => action === body.action)
      if (!change) {
        const message = `action is one of ${CHANGES.map(({ action }) => action).join(', ')}.`
        throw new ServiceError('not-valid', message, [{ field: 'action', code: 'not-a-choice', message }])
      }
      const input = checkInput(change.input, body.input)
      const found = await Promise.all(body.inquiries.map((one) => findOrTell(one.reference)))
      const targets = found.flatMap((one, index) => {
        if (!('id' in one)) return []
        const { version } = body.inquiries[index] ?? {}
        const once = idempotencyKey(c, `desk bulk ${change.action} of ${one.id} by ${agent.id}`, input)
        return [{ id: one.id, version, once }]
      })
      const done =
        targets.length === 0 ? [] : await changeMany(ctx, targets, (_, target) => change.run(ctx, agent, target, input))
      const byId = new Map(done.map((one) => [one.id, one]))
      const results = found.map((one): Result => {
        if (!('id' in one)) return one
        const result = byId.get(one.id)
        const told = { reference: printReference(one.reference) }
        return result && !result.ok
          ? { ...told, ok: false, error: { code: result.code, message: result.message } }
          : { ...told, ok: true }
      })
      return c.json({ results })

      async function findOrTell(asked: string): Promise<Inquiry | Result> {
        try {
          return await findForDesk(ctx, agent, asked)
        } catch (error) {
          if (!(error instanceof ServiceError && error.code === 'not-found')) throw error
          return { reference: asked, ok: false, error: { code: error.code, message: error.message } }
        }
      }
    },
  )
}
