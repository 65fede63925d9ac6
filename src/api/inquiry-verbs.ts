import { type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context as HonoContext } from 'hono'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { INQUIRY_STATUSES } from '#domain/inquiry/tokens.ts'
import { addFiles } from '#services/inquiries/add-files.ts'
import type { InquiryTarget } from '#services/inquiries/change-inquiry.ts'
import { changeStatus } from '#services/inquiries/change-status.ts'
import { letIn } from '#services/inquiries/let-in.ts'
import { rate } from '#services/inquiries/rate.ts'
import { readFile } from '#services/inquiries/read-file.ts'
import { settle } from '#services/inquiries/settle.ts'
import { bearerKey } from './bearer-key.ts'
import { defineRoute } from './define-route.ts'
import type { ApiDeps } from './deps.ts'
import { fileAnswer } from './file-answer.ts'
import { IDEMPOTENCY_HEADERS, idempotencyKey } from './idempotency-key.ts'
import { readInput } from './read-body.ts'
import { digestsOf, FILES_BODY, readFiles } from './read-files.ts'
import { jsonResponse, PROBLEM_RESPONSE } from './schemas.ts'

const BODY_BYTES = 64 * 1024
const CUSTOMER = { kind: 'customer' } as const
const OF_INQUIRY = 'the inquiry'
const reference = z.string().openapi({ example: 'K7QM-4R2X' })
const params = z.object({ reference })
const Answer = z.object({ status: z.enum(INQUIRY_STATUSES) })

/** What the one who asked does with an inquiry besides writing, with its key. */
export function addInquiryVerbs(app: OpenAPIHono, { ctx }: ApiDeps): void {
  verb('status', 'Close your inquiry, or open it again', z.object({ status: z.enum(['open', 'closed']) }), {
    example: { status: 'closed' },
    run: (target, { status }) =>
      changeStatus(ctx, { target, by: CUSTOMER, status, outcome: status === 'closed' ? 'withdrawn' : null }),
  })
  verb('delivery', 'Say whether what a scan calls delivered is there', z.object({ isHere: z.boolean() }), {
    example: { isHere: false },
    run: (target, { isHere }) => settle(ctx, { target, by: CUSTOMER, isHere }),
  })
  verb('rating', 'Say how it went', z.object({ rating: z.number(), comment: z.string().nullish() }), {
    example: { rating: 5 },
    run: (target, input) => rate(ctx, { target, by: CUSTOMER, ...input }),
  })

  defineRoute(
    app,
    {
      method: 'post',
      path: '/v1/inquiries/{reference}/files',
      summary: 'Add photos or papers to your inquiry',
      request: { params, headers: IDEMPOTENCY_HEADERS, body: FILES_BODY },
      responses: {
        201: jsonResponse('They are kept', Answer.extend({ files: z.array(z.number()) })),
        401: PROBLEM_RESPONSE,
        413: PROBLEM_RESPONSE,
        422: PROBLEM_RESPONSE,
      },
    },
    async (c) => {
      const { id } = await inquiryOf(c)
      const files = await readFiles(c)
      const once = idempotencyKey(c, `POST files of ${id}`, digestsOf(files))
      const added = await addFiles(ctx, { target: { id, once }, by: CUSTOMER, files })
      return c.json({ status: added.inquiry.status, files: added.fileIds }, 201)
    },
  )

  defineRoute(
    app,
    {
      method: 'get',
      path: '/v1/inquiries/{reference}/files/{file}',
      summary: 'A file of your inquiry',
      request: { params: z.object({ reference, file: z.string() }) },
      responses: {
        200: { description: 'Its content, to be saved', content: { '*/*': { schema: z.string() } } },
        401: PROBLEM_RESPONSE,
        404: PROBLEM_RESPONSE,
      },
    },
    async (c) => {
      const key = bearerKey(c, OF_INQUIRY)
      const fileId = Number(c.req.param('file'))
      return fileAnswer(c, await readFile(ctx, { reference: c.req.param('reference') ?? '', key, fileId }))
    },
  )

  function inquiryOf(c: HonoContext): Promise<Inquiry> {
    return letIn(ctx, { reference: c.req.param('reference') ?? '', key: bearerKey(c, OF_INQUIRY) })
  }

  function verb<S extends z.ZodType>(
    action: string,
    summary: string,
    schema: S,
    does: { example: z.input<S>; run: (target: InquiryTarget, input: z.infer<S>) => Promise<Inquiry> },
  ): void {
    defineRoute(
      app,
      {
        method: 'post',
        path: `/v1/inquiries/{reference}/${action}`,
        summary,
        request: {
          params,
          headers: IDEMPOTENCY_HEADERS,
          body: { content: { 'application/json': { schema, example: does.example } } },
        },
        responses: {
          200: jsonResponse('It is done', Answer),
          401: PROBLEM_RESPONSE,
          409: PROBLEM_RESPONSE,
          422: PROBLEM_RESPONSE,
        },
      },
      async (c) => {
        const { id } = await inquiryOf(c)
        const input = await readInput(c, schema, BODY_BYTES)
        const once = idempotencyKey(c, `POST ${action} of ${id}`, input)
        const { status } = await does.run({ id, once }, input)
        return c.json({ status })
      },
    )
  }
}
