import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { BASES } from '#domain/scans/basis.ts'
import { PHASES } from '#domain/scans/phase.ts'
import { listScanCodes } from '#services/scan-codes/list-scan-codes.ts'
import { defineRoute } from './define-route.ts'
import type { ApiDeps } from './deps.ts'
import { jsonResponse } from './schemas.ts'

const ScanCodeSchema = z
  .object({
    code: z.string().nullable(),
    wording: z.string(),
    category: z.string(),
    phase: z.enum([...PHASES, 'unchanged']),
    basis: z.enum(BASES),
    meaning: z.string(),
    whatToDo: z.string(),
    terminal: z.boolean(),
    attempt: z.boolean(),
    source: z.string(),
  })
  .openapi('ScanCode')

/** `/v1/scan-codes`: every status with its plain meaning. */
export function addScanCodes(app: OpenAPIHono, { ctx }: ApiDeps): void {
  defineRoute(
    app,
    {
      method: 'get',
      path: '/v1/scan-codes',
      summary: 'Every status and what it means',
      responses: { 200: jsonResponse('The scan codes', z.object({ items: z.array(ScanCodeSchema) })) },
    },
    (c) => {
      const items = listScanCodes(ctx).map((row) => ({
        code: row.code,
        wording: row.wording,
        category: row.category,
        phase: row.phase,
        basis: row.basis,
        meaning: row.meaning,
        whatToDo: row.whatToDo,
        terminal: row.terminal,
        attempt: row.attempt,
        source: row.source,
      }))
      return c.json({ items })
    },
  )
}
