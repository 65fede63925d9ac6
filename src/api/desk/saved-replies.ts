import { type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context as HonoContext } from 'hono'
import { REPLY_FIELDS } from '#domain/inquiry/fill-reply.ts'
import { INQUIRY_REASONS } from '#domain/inquiry/tokens.ts'
import { formatInstant } from '#domain/scans/at.ts'
import { ServiceError } from '#services/errors.ts'
import { findForDesk } from '#services/inquiries/find-for-desk.ts'
import {
  keepSavedReply,
  listSavedReplies,
  removeSavedReply,
  type SavedReply,
  useSavedReply,
} from '#services/inquiries/saved-replies.ts'
import type { ApiDeps } from '../deps.ts'
import { IDEMPOTENCY_HEADERS, idempotencyKey } from '../idempotency-key.ts'
import { readInput } from '../read-body.ts'
import { jsonResponse, PROBLEM_RESPONSE } from '../schemas.ts'
import { defineDeskRoute } from './desk-route.ts'
import { instant, reference } from './desk-schemas.ts'

const BODY_BYTES = 256 * 1024
const PATH = '/v1/desk/saved-replies'
const params = z.object({ id: z.string().openapi({ example: '3' }) })

const ReplyInput = z
  .object({
    name: z.string(),
    text: z
      .string()
      .openapi({ description: `May hold fields: ${REPLY_FIELDS.map((field) => `{{${field}}}`).join(' ')}` }),
    reasons: z
      .array(z.string())
      .optional()
      .openapi({ description: `The questions that it answers: ${INQUIRY_REASONS.join(', ')}; none: any` }),
  })
  .openapi('SavedReplyInput')

const ReplySchema = z
  .object({
    id: z.number(),
    name: z.string(),
    text: z.string(),
    reasons: z.array(z.enum(INQUIRY_REASONS)),
    updatedBy: z.string().nullable(),
    updatedAt: instant,
  })
  .openapi('SavedReply')

const example = { name: 'Seen lately', text: 'Hello {{customerName}}, {{lastSeen}}.', reasons: ['no-updates'] }
const body = { content: { 'application/json': { schema: ReplyInput, example } } }

/** Texts that agents use again and again. */
export function addDeskSavedReplies(app: OpenAPIHono, deps: ApiDeps): void {
  const { ctx } = deps

  defineDeskRoute(
    app,
    deps,
    {
      need: 'see',
      method: 'get',
      path: PATH,
      summary: 'All saved replies, by name',
      responses: { 200: jsonResponse('They', z.object({ items: z.array(ReplySchema) })) },
    },
    async (c) => c.json({ items: (await listSavedReplies(ctx)).map(replyJson) }),
  )

  defineDeskRoute(
    app,
    deps,
    {
      need: 'saved-replies',
      method: 'post',
      path: PATH,
      summary: 'Save a reply for all agents',
      request: { headers: IDEMPOTENCY_HEADERS, body },
      responses: { 201: jsonResponse('It is kept', ReplySchema), 409: PROBLEM_RESPONSE, 422: PROBLEM_RESPONSE },
    },
    async (c, agent) => {
      const reply = await readInput(c, ReplyInput, BODY_BYTES)
      const once = idempotencyKey(c, `desk saved reply by ${agent.id}`, reply)
      return c.json(replyJson(await keepSavedReply(ctx, { by: agent, reply, once })), 201)
    },
  )

  defineDeskRoute(
    app,
    deps,
    {
      need: 'saved-replies',
      method: 'put',
      path: `${PATH}/{id}`,
      summary: 'Change a saved reply',
      request: { params, body },
      responses: { 200: jsonResponse('It is kept', ReplySchema), 404: PROBLEM_RESPONSE, 422: PROBLEM_RESPONSE },
    },
    async (c, agent) => {
      const id = idOf(c)
      const reply = await readInput(c, ReplyInput, BODY_BYTES)
      return c.json(replyJson(await keepSavedReply(ctx, { by: agent, id, reply })))
    },
  )

  defineDeskRoute(
    app,
    deps,
    {
      need: 'saved-replies',
      method: 'delete',
      path: `${PATH}/{id}`,
      summary: 'Take a saved reply away',
      request: { params },
      responses: { 204: { description: 'It is gone' }, 404: PROBLEM_RESPONSE },
    },
    async (c, agent) => {
      await removeSavedReply(ctx, { by: agent, id: idOf(c) })
      return c.body(null, 204)
    },
  )

  defineDeskRoute(
    app,
    deps,
    {
      need: 'reply',
      method: 'post',
      path: `${PATH}/{id}/fill`,
      summary: 'A saved reply with what is known of an inquiry and its parcel now',
      description: 'Changes nothing.',
      request: {
        params,
        body: {
          content: { 'application/json': { schema: z.object({ reference }), example: { reference: 'K7QM-4R2X' } } },
        },
      },
      responses: {
        200: jsonResponse(
          'The text; `open` names the fields that nobody knows, which stand in it as they were',
          z.object({ text: z.string(), open: z.array(z.enum(REPLY_FIELDS)) }),
        ),
        404: PROBLEM_RESPONSE,
      },
    },
    async (c, agent) => {
      const id = idOf(c)
      const input = await readInput(c, z.object({ reference }), BODY_BYTES)
      const inquiry = await findForDesk(ctx, agent, input.reference)
      return c.json(await useSavedReply(ctx, { by: agent, id, inquiryId: inquiry.id }))
    },
  )
}

function idOf(c: HonoContext): number {
  const text = c.req.param('id') ?? ''
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new ServiceError('not-found', 'There is no such saved reply.')
}

function replyJson({ id, name, text, reasons, updatedBy, updatedAtMs }: SavedReply): object {
  return { id, name, text, reasons, updatedBy, updatedAt: formatInstant(updatedAtMs) }
}
