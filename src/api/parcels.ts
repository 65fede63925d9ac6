import { type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context as HonoContext } from 'hono'
import type { Told } from '#domain/diagnosis/circumstances.ts'
import { REPORTS, ROLES, WISHES } from '#domain/diagnosis/tokens.ts'
import { parseInstant } from '#domain/scans/at.ts'
import { ServiceError } from '#services/errors.ts'
import { findParcel } from '#services/parcels/find-parcel.ts'
import { findParcels, MOST_NUMBERS } from '#services/parcels/find-parcels.ts'
import { readTold } from '#services/parcels/read-told.ts'
import { defineRoute } from './define-route.ts'
import type { ApiDeps } from './deps.ts'
import { parcelJson } from './parcel-json.ts'
import { readInput } from './read-body.ts'
import { jsonResponse, ParcelSchema, PROBLEM_RESPONSE } from './schemas.ts'

const LookupInput = z.object({ numbers: z.array(z.string().max(10_000)).max(10_000) })
const LOOKUP_BYTES = 1024 * 1024

/** `/v1/parcels`: where one or many parcels are. */
export function addParcels(app: OpenAPIHono, { ctx }: ApiDeps): void {
  defineRoute(
    app,
    {
      method: 'get',
      path: '/v1/parcels/{number}',
      summary: 'Where one parcel is',
      description: 'Any spelling of the number. A well-formed question is always answered 200, with an outcome.',
      request: {
        params: z.object({ number: z.string() }),
        query: z.object({
          piece: z.string().optional().openapi({ description: 'Which parcel, where a number was used again' }),
          knownAt: z
            .string()
            .optional()
            .openapi({ description: 'An instant: what was recorded until then, judged as of then' }),
          role: z.enum(ROLES).optional(),
          report: z.enum(REPORTS).optional().openapi({ description: 'What no scan can know' }),
          wish: z.enum(WISHES).optional(),
          insured: z.string().optional().openapi({ description: '`yes`, `no`, or an amount in dollars' }),
          mailedOn: z.string().optional(),
          helpRequestedOn: z.string().optional(),
          claimDecidedOn: z.string().optional(),
        }),
      },
      responses: { 200: jsonResponse('The parcel', ParcelSchema), 422: PROBLEM_RESPONSE },
    },
    async (c) => {
      // Other sites' pages may ask, without cookies, which this call never looks at (`/widget.js`).
      c.header('access-control-allow-origin', '*')
      const reading = await findParcel(ctx, {
        number: c.req.param('number') ?? '',
        piece: pieceOf(c),
        knownAtMs: knownAtOf(c),
        told: toldOf(c, ctx.clock()),
      })
      return c.json(parcelJson(reading))
    },
  )
  defineRoute(
    app,
    {
      method: 'post',
      path: '/v1/parcels/lookup',
      summary: 'Where many parcels are',
      description: `Up to ${MOST_NUMBERS} numbers, answered in the order asked.`,
      request: { body: { content: { 'application/json': { schema: LookupInput } } } },
      responses: {
        200: jsonResponse('The parcels', z.object({ parcels: z.array(ParcelSchema) })),
        422: PROBLEM_RESPONSE,
      },
    },
    async (c) => {
      const { numbers } = await readInput(c, LookupInput, LOOKUP_BYTES)
      const readings = await findParcels(ctx, { numbers })
      return c.json({ parcels: readings.map(parcelJson) })
    },
  )
}

function pieceOf(c: HonoContext): number | undefined {
  const text = c.req.query('piece')
  if (text === undefined || text === '') return undefined
  if (/^\d{1,5}$/.test(text)) return Number(text)
  throw fieldError('piece', 'A piece is a whole number.')
}

function knownAtOf(c: HonoContext): number | undefined {
  const text = c.req.query('knownAt')
  if (text === undefined || text === '') return undefined
  // A plus sign that was not encoded arrives as a blank.
  const instant = parseInstant(text.replace(/ (\d\d:?\d\d)$/, '+$1'))
  if (instant !== null) return instant
  throw fieldError('knownAt', 'An instant is written as 2026-11-20T12:00:00Z.')
}

function toldOf(c: HonoContext, nowMs: number): Told {
  const { told, problems } = readTold(c.req.query(), nowMs)
  const [first] = problems
  if (first) throw new ServiceError('not-valid', first.message, problems)
  return told
}

function fieldError(field: string, message: string): ServiceError {
  return new ServiceError('not-valid', message, [{ field, code: 'not-valid', message }])
}
