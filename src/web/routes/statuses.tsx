import type { Hono } from 'hono'
import { rowsOfCode } from '#domain/scans/scan-table.ts'
import { wordingSlug } from '#domain/scans/wording-slug.ts'
import { listScanCodes } from '#services/scan-codes/list-scan-codes.ts'
import { htmlPage } from '../html-page.ts'
import { StatusesPage, StatusPage } from '../pages/statuses.tsx'
import type { Site } from '../site.ts'

/** `/statuses`: what every wording means. */
export function addStatuses(app: Hono, { ctx, simulated }: Site): void {
  app.get('/statuses', (c) =>
    htmlPage(
      c,
      <StatusesPage rows={listScanCodes(ctx)} query={(c.req.query('q') ?? '').slice(0, 100)} simulated={simulated} />,
    ),
  )

  app.get('/statuses/:code', (c, next) => {
    const code = c.req.param('code')
    const ofCode = rowsOfCode(ctx.knowledge.scanTable, code)
    const rows =
      ofCode.length > 0 ? ofCode : listScanCodes(ctx).filter((row) => wordingSlug(row.wording) === code.toLowerCase())
    return rows.length > 0 ? htmlPage(c, <StatusPage rows={rows} simulated={simulated} />) : next()
  })
}
