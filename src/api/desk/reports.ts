import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { INQUIRY_REASONS } from '#domain/inquiry/tokens.ts'
import { type PromiseCount, type PromisesKept, type Report, readReport } from '#services/inquiries/report.ts'
import type { ApiDeps } from '../deps.ts'
import { jsonResponse, PROBLEM_RESPONSE } from '../schemas.ts'
import { defineDeskRoute } from './desk-route.ts'

const day = z.string().openapi({ example: '2026-11-25' })
const minutes = z.number().nullable().openapi({ description: 'Business minutes' })

const CountSchema = z
  .object({
    count: z.number(),
    kept: z.number(),
    late: z.number(),
    open: z.number().openapi({ description: 'Not given, and not late yet' }),
    median: minutes,
    ninetieth: minutes,
  })
  .nullable()

const promises = { firstAnswer: CountSchema, resolution: CountSchema }

const ReportSchema = z
  .object({
    from: day,
    to: day,
    timeZone: z.string().openapi({ description: 'That of the business hours, in which the days begin' }),
    asked: z.number(),
    answered: z.number(),
    closed: z.number(),
    reopened: z.number().openapi({ description: 'Of those closed, opened again since' }),
    ...promises,
    byReason: z.array(z.object({ reason: z.enum(INQUIRY_REASONS), ...promises })),
    byAgent: z.array(z.object({ agent: z.string().nullable(), name: z.string().nullable(), ...promises })),
    openByAge: z.array(z.object({ fromDays: z.number(), underDays: z.number().nullable(), count: z.number() })),
    ratings: z.array(z.object({ rating: z.number(), count: z.number() })),
    averageRating: z.number().nullable(),
  })
  .openapi('DeskReport')

/** How the desk did, for programs. */
export function addDeskReports(app: OpenAPIHono, deps: ApiDeps): void {
  defineDeskRoute(
    app,
    deps,
    {
      need: 'reports',
      method: 'get',
      path: '/v1/desk/reports',
      summary: 'What came, went and was answered in time',
      description: 'Of the days named, both included; without them, of the last 30.',
      request: { query: z.object({ from: day.optional(), to: day.optional() }) },
      responses: { 200: jsonResponse('The report', ReportSchema), 422: PROBLEM_RESPONSE },
    },
    async (c, agent) => {
      const days = { fromDay: c.req.query('from'), toDay: c.req.query('to') }
      return c.json(reportJson(await readReport(deps.ctx, { by: agent, ...days })))
    },
  )
}

function reportJson(report: Report): object {
  const { fromDay, toDay, zone, byReason, byAgent, firstAnswer, resolution, ...counts } = report
  return {
    from: fromDay,
    to: toDay,
    timeZone: zone,
    ...counts,
    ...promisesJson({ firstAnswer, resolution }),
    byReason: byReason.map((one) => ({ reason: one.reason, ...promisesJson(one) })),
    byAgent: byAgent.map((one) => ({ agent: one.agentId, name: one.name, ...promisesJson(one) })),
  }
}

function promisesJson({ firstAnswer, resolution }: PromisesKept): object {
  return { firstAnswer: countJson(firstAnswer), resolution: countJson(resolution) }
}

function countJson(counts: PromiseCount | null): object | null {
  if (counts === null) return null
  const { count, kept, late, open, median, ninetieth } = counts
  return { count, kept, late, open, median, ninetieth }
}
