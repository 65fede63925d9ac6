import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { BASES } from '#domain/scans/basis.ts'
import { PHASES } from '#domain/scans/phase.ts'
import type { ScanCode } from '#domain/scans/scan-code.ts'
import { listScanCodes } from '#services/scan-codes/list-scan-codes.ts'
import { defineRoute } from './define-route.ts'
import type { ApiDeps } from './deps.ts'
import { jsonResponse } from './schemas.ts'

export const ScanCodeSchema = z
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
    (c) => c.json({ items: listScanCodes(ctx).map(scanCodeJson) }),
  )
}

/** A status as `/v1` writes it. */
export function scanCodeJson(row: ScanCode): z.infer<typeof ScanCodeSchema> {
  return {
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
  }
}
