import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { PROMISES } from '#domain/inquiry/clock/service-levels.ts'
import { INQUIRY_EVENT_KINDS, INQUIRY_OUTCOMES, INQUIRY_REASONS, INQUIRY_STATUSES } from '#domain/inquiry/tokens.ts'
import { evidenceForCustomer } from '#services/evidence/inquiry-evidence.ts'
import { addMessage } from '#services/inquiries/add-message.ts'
import { letIn } from '#services/inquiries/let-in.ts'
import { openInquiry } from '#services/inquiries/open-inquiry.ts'
import { readInquiry } from '#services/inquiries/read-inquiry.ts'
import { EVIDENCE_WRITER } from '#words/en/index.ts'
import { bearerKey } from './bearer-key.ts'
import { defineRoute } from './define-route.ts'
import type { ApiDeps } from './deps.ts'
import { SealedSchema } from './evidence.ts'
import { IDEMPOTENCY_HEADERS, idempotencyKey } from './idempotency-key.ts'
import { openedJson, privateInquiryJson } from './inquiry-json.ts'
import { FileSchema, QuestionSchema } from './inquiry-schemas.ts'
import { readInput } from './read-body.ts'
import { jsonResponse, ParcelSchema, PROBLEM_RESPONSE } from './schemas.ts'

const BYTES = 1024 * 1024
const BODY_BYTES_OF_MESSAGE = 256 * 1024

const OpenInput = QuestionSchema.openapi('InquiryInput')

const status = z.enum(INQUIRY_STATUSES)
const instant = z.string().openapi({ example: '2026-11-27T22:00:00Z' })
const MessageSchema = z.object({
  id: z.number(),
  from: z.enum(['customer', 'agent', 'system']),
  at: instant,
  text: z.string(),
  files: z.array(FileSchema),
})

const InquirySchema = z
  .object({
    reference: z.string().openapi({ example: 'K7QM-4R2X' }),
    status,
    reason: z.enum(INQUIRY_REASONS),
    subject: z.string(),
    openedAt: instant,
    parcel: ParcelSchema.optional(),
    messages: z.array(MessageSchema),
    files: z.array(FileSchema),
    events: z.array(
      z.object({
        kind: z.enum(INQUIRY_EVENT_KINDS),
        at: instant,
        by: z.enum(['customer', 'agent', 'system']),
        from: z.string().optional(),
        to: z.string().optional(),
      }),
    ),
    dueBy: instant.nullable().openapi({ description: 'When what is named by dueFor is promised' }),
    dueFor: z.enum(PROMISES).nullable(),
    closesAt: instant.nullable(),
    outcome: z.enum(INQUIRY_OUTCOMES).optional(),
    rating: z.number().optional(),
  })
  .openapi('Inquiry')

const MessageInput = z.object({ text: z.string() }).openapi('InquiryMessageInput')
const OF_INQUIRY = 'the inquiry'
const params = z.object({ reference: z.string().openapi({ example: 'K7QM-4R2X' }) })

/** `/v1/inquiries`: ask, follow and answer, with the key that the asking gave. */
export function addInquiries(app: OpenAPIHono, { ctx, publicUrl }: ApiDeps): void {
  defineRoute(
    app,
    {
      method: 'post',
      path: '/v1/inquiries',
      summary: 'Ask a question about a parcel',
      description:
        'Freezes what is known of the parcel. The key that comes back opens the inquiry; it is told this once.',
      request: { headers: IDEMPOTENCY_HEADERS, body: { content: { 'application/json': { schema: OpenInput } } } },
      responses: {
        201: jsonResponse(
          'It is opened',
          z.object({ reference: z.string(), key: z.string(), status, dueBy: instant.nullable() }),
        ),
        409: PROBLEM_RESPONSE,
        422: PROBLEM_RESPONSE,
      },
    },
    async (c) => {
      const input = await readInput(c, OpenInput, BYTES)
      const once = idempotencyKey(c, 'POST /v1/inquiries', input)
      const opened = await openInquiry(ctx, { ...input, by: { kind: 'customer' }, origin: 'api', once })
      return c.json(openedJson(opened), 201)
    },
  )

  defineRoute(
    app,
    {
      method: 'get',
      path: '/v1/inquiries/{reference}',
      summary: 'An inquiry as the one who asked sees it',
      request: { params },
      responses: { 200: jsonResponse('The inquiry', InquirySchema), 401: PROBLEM_RESPONSE, 404: PROBLEM_RESPONSE },
    },
    async (c) => {
      const key = bearerKey(c, OF_INQUIRY)
      const read = await readInquiry(ctx, { reference: c.req.param('reference') ?? '', key })
      return c.json(privateInquiryJson(read))
    },
  )

  defineRoute(
    app,
    {
      method: 'post',
      path: '/v1/inquiries/{reference}/messages',
      summary: 'Write on an inquiry',
      request: {
        params,
        headers: IDEMPOTENCY_HEADERS,
        body: { content: { 'application/json': { schema: MessageInput } } },
      },
      responses: {
        201: jsonResponse('It is kept', z.object({ id: z.number(), status })),
        401: PROBLEM_RESPONSE,
        422: PROBLEM_RESPONSE,
      },
    },
    async (c) => {
      const key = bearerKey(c, OF_INQUIRY)
      const { id } = await letIn(ctx, { reference: c.req.param('reference') ?? '', key })
      const { text } = await readInput(c, MessageInput, BODY_BYTES_OF_MESSAGE)
      const once = idempotencyKey(c, `POST messages of ${id}`, { text })
      const added = await addMessage(ctx, { target: { id, once }, by: { kind: 'customer' }, text })
      return c.json({ id: added.messageId, status: added.inquiry.status }, 201)
    },
  )

  defineRoute(
    app,
    {
      method: 'get',
      path: '/v1/inquiries/{reference}/evidence',
      summary: 'The signed record of an inquiry',
      description:
        'What its customer may read: scans frozen when it was opened and those since, messages, mails, events, and files by their digests. `POST /v1/evidence/verify` checks it.',
      request: { params },
      responses: { 200: jsonResponse('The record', SealedSchema), 401: PROBLEM_RESPONSE, 404: PROBLEM_RESPONSE },
    },
    async (c) => {
      const key = bearerKey(c, OF_INQUIRY)
      const making = { words: EVIDENCE_WRITER, address: publicUrl }
      return c.json(await evidenceForCustomer(ctx, { ...making, reference: c.req.param('reference') ?? '', key }))
    },
  )
}
