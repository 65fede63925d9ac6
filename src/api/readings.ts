import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { isNamedDay } from '#domain/calendar/civil-day.ts'
import { REPORTS, ROLES, WISHES } from '#domain/diagnosis/tokens.ts'
import { parseInstant } from '#domain/scans/at.ts'
import { ServiceError } from '#services/errors.ts'
import { type ReadParcelInput, readParcel } from '#services/readings/read-parcel.ts'
import { defineRoute } from './define-route.ts'
import type { ApiDeps } from './deps.ts'
import { parcelJson } from './parcel-json.ts'
import { readInput } from './read-body.ts'
import { jsonResponse, ParcelSchema, PROBLEM_RESPONSE } from './schemas.ts'

export const day = z.iso.date().refine(isNamedDay, 'A day lies between 1990-01-01 and 2149-12-31.')
const BYTES = 4 * 1024 * 1024

const ReadingInput = z
  .object({
    history: z.string().optional(),
    scans: z.array(z.unknown()).optional(),
    now: z.string().optional(),
    timeZone: z.string().max(60).optional(),
    trackingNumber: z.string().max(200).optional(),
    mailClass: z
      .string()
      .regex(/^[a-z]+(-[a-z]+)*$/, 'A class is written as ground-advantage.')
      .max(60)
      .optional(),
    mailedOn: day.optional(),
    insured: z.union([z.boolean(), z.number().min(0).max(1_000_000)]).optional(),
    role: z.enum(ROLES).optional(),
    report: z.enum(REPORTS).optional(),
    wish: z.enum(WISHES).optional(),
    destinationZip: z.string().max(16).optional(),
    expectedDay: day.optional(),
    returnBy: day.optional(),
    helpRequestedOn: day.optional(),
    claimDecidedOn: day.optional(),
  })
  .openapi('ReadingInput')

export const ReadParcelSchema = ParcelSchema.extend({
  unread: z.array(z.object({ line: z.number(), text: z.string() })),
  readAs: z.string(),
  others: z.array(z.object({ trackingNumber: z.string(), scans: z.number() })),
})

/** `/v1/readings`: the same reading, diagnosis and advice for a history that anybody pastes. Nothing is stored. */
export function addReadings(app: OpenAPIHono, { ctx }: ApiDeps): void {
  defineRoute(
    app,
    {
      method: 'post',
      path: '/v1/readings',
      summary: 'Read a history that somebody pasted',
      description:
        'Takes the text as the USPS page, app or mail shows it, or scans. Answers as for a stored parcel, with what could not be read. Nothing is stored.',
      request: { body: { content: { 'application/json': { schema: ReadingInput } } } },
      responses: {
        200: jsonResponse('The parcel', ReadParcelSchema),
        422: PROBLEM_RESPONSE,
      },
    },
    async (c) => {
      const { now, insured, role, report, wish, helpRequestedOn, claimDecidedOn, ...input } = await readInput(
        c,
        ReadingInput,
        BYTES,
      )
      const told: ReadParcelInput['told'] = { insured, role, report, wish, helpRequestedOn, claimDecidedOn }
      const { reading, unread, readAs, others } = readParcel(ctx, { ...input, nowMs: instantOf(now), told })
      return c.json({ ...parcelJson(reading), unread, readAs, others })
    },
  )
}

function instantOf(now: string | undefined): number | undefined {
  if (now === undefined) return undefined
  const ms = parseInstant(now)
  if (ms !== null) return ms
  const message = 'An instant is written as 2026-11-20T12:00:00Z, between the years 1990 and 2149.'
  throw new ServiceError('not-valid', message, [{ field: 'now', code: 'not-valid', message }])
}
