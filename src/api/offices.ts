import { type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context as HonoContext } from 'hono'
import { OFFICE_NOTES } from '#domain/offices/note.ts'
import { OFFICE_KINDS } from '#domain/offices/office.ts'
import { WEEKDAYS } from '#domain/opening-hours/opening-hours.ts'
import { ServiceError } from '#services/errors.ts'
import { findOffices, MOST_OFFICES, OFFICES_LIMIT } from '#services/offices/find-offices.ts'
import { OFFICE_MATCHES } from '#services/offices/offices-answer.ts'
import { defineRoute } from './define-route.ts'
import type { ApiDeps } from './deps.ts'
import { officesJson } from './office-json.ts'
import { jsonResponse, PROBLEM_RESPONSE } from './schemas.ts'

const hours = { days: z.array(z.enum(WEEKDAYS)), opens: z.string(), closes: z.string() }

const OfficeSchema = z
  .object({
    id: z.string(),
    name: z.string().openapi({ example: 'Tonopah Post Office' }),
    kind: z.enum(OFFICE_KINDS),
    address: z.string().optional(),
    city: z.string(),
    state: z.string(),
    zip: z.string(),
    lat: z.number().optional(),
    lon: z.number().optional(),
    approximateKm: z
      .number()
      .optional()
      .openapi({ description: 'How far off the position may be; absent where exact' }),
    distanceKm: z.number().optional().openapi({ description: 'From the place asked for; absent where nobody can say' }),
    timeZone: z.string(),
    phone: z.string().optional().openapi({ example: '201-555-0123' }),
    hours: z
      .array(z.object({ ...hours, zone: z.string() }))
      .optional()
      .openapi({ description: 'Of the counter, as USPS told; never made up' }),
    services: z.array(z.object({ service: z.string(), hours: z.array(z.object(hours)) })).optional(),
    specialDays: z
      .array(z.object({ day: z.string(), opens: z.string().nullable(), closes: z.string().nullable() }))
      .optional(),
    closed: z
      .object({ since: z.string().nullable() })
      .optional()
      .openapi({ description: 'Closed for a time, as USPS told' }),
    factsAsOf: z.string().optional().openapi({ description: 'When USPS told phone, hours and services' }),
    match: z.enum(OFFICE_MATCHES),
    source: z.enum(['usps-list', 'usps-api']),
  })
  .openapi('Office')

export const OfficesSchema = z.object({
  items: z.array(OfficeSchema),
  note: z.string().optional().openapi({ description: 'What the list does not say, and what to do' }),
  notes: z.array(z.object({ code: z.enum(OFFICE_NOTES), text: z.string() })),
  carriersFrom: z.array(OfficeSchema.omit({ match: true })),
  choices: z.array(z.object({ city: z.string(), state: z.string() })),
})

/** `/v1/offices`: the Post Offices for a place or a parcel. */
export function addOffices(app: OpenAPIHono, { ctx }: ApiDeps): void {
  defineRoute(
    app,
    {
      method: 'get',
      path: '/v1/offices',
      summary: 'The Post Offices for a place or a parcel',
      description:
        'Counters of the ZIP Code or town first, then the nearest others. A place that is none, or without offices, is answered 200 with a note.',
      request: {
        query: z.object({
          near: z.string().optional().openapi({
            description: 'A ZIP Code, a town, an address, or `lat,lon`; `parcel` and `lat`, `lon` count before it',
          }),
          lat: z.string().optional(),
          lon: z.string().optional(),
          parcel: z.string().optional().openapi({ description: 'A tracking number: the office that delivers it' }),
          limit: z
            .string()
            .optional()
            .openapi({ description: `1 to ${MOST_OFFICES}; ${OFFICES_LIMIT} by default` }),
        }),
      },
      responses: { 200: jsonResponse('The offices', OfficesSchema), 422: PROBLEM_RESPONSE },
    },
    async (c) => {
      const answer = await findOffices(ctx, {
        near: c.req.query('near'),
        parcel: c.req.query('parcel'),
        position: positionOf(c),
        limit: limitOf(c),
      })
      return c.json(officesJson(answer))
    },
  )
}

function limitOf(c: HonoContext): number | undefined {
  const text = c.req.query('limit')
  return text === undefined || text === '' ? undefined : /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
}

function positionOf(c: HonoContext): { lat: number; lon: number } | undefined {
  const [lat, lon] = [c.req.query('lat') ?? '', c.req.query('lon') ?? '']
  if (lat === '' && lon === '') return undefined
  return { lat: degrees(lat, 'lat', 90), lon: degrees(lon, 'lon', 180) }
}

function degrees(text: string, field: string, most: number): number {
  const number = /^-?\d{1,3}(?:\.\d{1,20})?$/.test(text) ? Number(text) : Number.NaN
  if (Math.abs(number) <= most) return number
  const message =
    text === ''
      ? `A position needs \`lat\` and \`lon\`; \`${field}\` is missing.`
      : `A position needs \`lat\` and \`lon\` in degrees; \`${field}\` is up to ${most}.`
  throw new ServiceError('not-valid', message, [{ field, code: text === '' ? 'missing' : 'not-valid', message }])
}
