import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { BASES } from '#domain/scans/basis.ts'
import { defineRoute } from '../define-route.ts'
import type { ApiDeps } from '../deps.ts'
import { feedOf } from '../feed-key.ts'
import { ApiError } from '../problem.ts'
import { mediaType } from '../read-body.ts'
import { jsonResponse, PlaceSchema, PROBLEM_RESPONSE } from '../schemas.ts'
import { ScanIntake } from './intake.ts'
import { receiveArray } from './receive-array.ts'
import { receiveLines } from './receive-lines.ts'

const ScanInputSchema = z
  .object({
    trackingNumber: z.string(),
    code: z.string().optional(),
    wording: z.string().optional(),
    at: z.string().openapi({ example: '2026-11-20T03:14:00-06:00' }),
    place: PlaceSchema.optional(),
    basis: z.enum(BASES).optional(),
    sourceEventId: z.string().optional(),
    piece: z.number().int().optional(),
    mailClass: z.string().optional(),
    mailedOn: z.string().optional(),
    destinationZip: z.string().optional(),
    expectedDay: z.string().optional(),
    returnBy: z.string().optional(),
    replaces: z.string().optional().openapi({ description: 'The sourceEventId that this scan corrects' }),
  })
  .openapi('ScanInput')

const RecordedSchema = z
  .object({
    accepted: z.number(),
    duplicates: z.number(),
    rejected: z.array(z.object({ index: z.number(), code: z.string(), field: z.string(), message: z.string() })),
    rejectedCount: z.number(),
  })
  .openapi('Recorded')

/** `POST /v1/scans`: a carrier's feed. */
export function addScans(app: OpenAPIHono, { ctx, feedKeys }: ApiDeps): void {
  defineRoute(
    app,
    {
      method: 'post',
      path: '/v1/scans',
      summary: 'Send scans',
      description:
        'An array of at most 10,000 scans and 8 MiB, or NDJSON without limit in lines of at most 64 KiB. Answered means committed, journeys included. One bad scan rejects that scan only.',
      security: [{ feedKey: [] }],
      request: {
        body: {
          content: {
            'application/json': { schema: z.array(ScanInputSchema) },
            'application/x-ndjson': { schema: ScanInputSchema },
          },
        },
      },
      responses: {
        200: jsonResponse('What became of the scans', RecordedSchema),
        401: PROBLEM_RESPONSE,
        413: PROBLEM_RESPONSE,
        415: PROBLEM_RESPONSE,
      },
    },
    async (c) => {
      const feed = feedOf(c, feedKeys)
      const intake = new ScanIntake(ctx, `feed:${feed.name}`)
      const type = mediaType(c)
      if (type === 'application/json') await receiveArray(c, intake)
      else if (type === 'application/x-ndjson') await receiveLines(c, intake)
      else throw new ApiError(415, 'unsupported-media-type', 'Send application/json or application/x-ndjson.')
      return c.json(intake.result)
    },
  )
}
