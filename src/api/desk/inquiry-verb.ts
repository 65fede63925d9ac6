import { type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context as HonoContext } from 'hono'
import type { Permission } from '#domain/agents/permission.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import type { AtDesk } from '#services/agents/let-in.ts'
import type { InquiryTarget } from '#services/inquiries/change-inquiry.ts'
import { findForDesk } from '#services/inquiries/find-for-desk.ts'
import type { ApiDeps } from '../deps.ts'
import { IDEMPOTENCY_HEADERS, idempotencyKey } from '../idempotency-key.ts'
import { readInput } from '../read-body.ts'
import { jsonResponse, PROBLEM_RESPONSE } from '../schemas.ts'
import { listedJson } from './desk-json.ts'
import { defineDeskRoute } from './desk-route.ts'
import { ListedSchema, referenceParams } from './desk-schemas.ts'
import { versionSeen } from './if-match.ts'

const BODY_BYTES = 256 * 1024

/** The headers that every change of an inquiry takes. */
export const CHANGE_HEADERS = IDEMPOTENCY_HEADERS.extend({
  'If-Match': z.string().optional().openapi({
    example: '"7"',
    description: 'The version that you saw: where somebody changed the inquiry since, nothing is done (409)',
  }),
})

/** What a verb is done with. */
export type Doing<I> = { agent: AtDesk; inquiry: Inquiry; target: InquiryTarget; input: I }

/** What came of it: the inquiry as it is then, and what the answer says besides. */
export type Done = { inquiry: Inquiry; more?: Record<string, unknown> }

/** One verb of an inquiry: `POST /v1/desk/inquiries/{reference}/ACTION`, answered with the inquiry as it is then. */
export function defineInquiryVerb<S extends z.ZodType>(
  app: OpenAPIHono,
  deps: ApiDeps,
  verb: {
    action: string
    need: Permission
    summary: string
    description?: string
    input: S
    example: z.input<S>
    /** Fields of the answer besides `inquiry`. */
    more?: z.ZodRawShape
  },
  run: (doing: Doing<z.infer<S>>) => Promise<Done>,
): void {
  const { action, need, summary, description, input: schema, example, more = {} } = verb
  defineDeskRoute(
    app,
    deps,
    {
      need,
      method: 'post',
      path: `/v1/desk/inquiries/{reference}/${action}`,
      summary,
      ...(description === undefined ? {} : { description }),
      request: {
        params: referenceParams,
        headers: CHANGE_HEADERS,
        body: { content: { 'application/json': { schema, example } } },
      },
      responses: {
        200: jsonResponse('It is done', z.object({ inquiry: ListedSchema, ...more })),
        404: PROBLEM_RESPONSE,
        409: PROBLEM_RESPONSE,
        422: PROBLEM_RESPONSE,
      },
    },
    async (c, agent) => {
      const input = await readInput(c, schema, BODY_BYTES)
      const inquiry = await findForDesk(deps.ctx, agent, c.req.param('reference') ?? '')
      return answerVerb(c, await run({ agent, inquiry, target: targetOf(c, agent, inquiry, action, input), input }))
    },
  )
}

/** The inquiry that a request changes, with the version it saw and the key that makes it happen once. */
export function targetOf(
  c: HonoContext,
  agent: AtDesk,
  inquiry: Inquiry,
  action: string,
  request: unknown,
): InquiryTarget {
  return {
    id: inquiry.id,
    version: versionSeen(c),
    once: idempotencyKey(c, `desk ${action} of ${inquiry.id} by ${agent.id}`, request),
  }
}

export function answerVerb(c: HonoContext, { inquiry, more }: Done): Response {
  c.header('etag', `"${inquiry.version}"`)
  return c.json({ inquiry: listedJson(inquiry), ...more })
}
