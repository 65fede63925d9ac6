import type { Context as HonoContext } from 'hono'
import type { AtDesk } from '#services/agents/let-in.ts'
import { ServiceError } from '#services/errors.ts'
import { readReport } from '#services/inquiries/report.ts'
import type { Desk } from '../../desk/desk.ts'
import { reportCsv } from '../../desk/report-csv.ts'
import { htmlPage } from '../../html-page.ts'
import { ReportsPage } from '../../pages/desk/reports.tsx'
import { paths } from '../../paths.ts'

/** How the desk did, as a page and as a file. */
export function addDeskReports(desk: Desk): void {
  const { ctx, simulated } = desk.site
  const days = (c: HonoContext) => ({ fromDay: c.req.query('from'), toDay: c.req.query('to') })
  const read = (c: HonoContext, agent: AtDesk) => readReport(ctx, { by: agent, ...days(c) })

  desk.get(paths.desk.reports(), 'reports', async (c, agent) => {
    try {
      const report = await read(c, agent)
      const { fromDay, toDay } = report
      return await htmlPage(c, <ReportsPage {...{ agent, simulated, report, fromDay, toDay }} />)
    } catch (error) {
      if (!(error instanceof ServiceError) || error.code !== 'not-valid') throw error
      const { fromDay = '', toDay = '' } = days(c)
      const problem = error.message
      return htmlPage(c, <ReportsPage {...{ agent, simulated, report: null, fromDay, toDay, problem }} />, 422)
    }
  })

  desk.get(paths.desk.reportsCsv(), 'reports', async (c, agent) => {
    const report = await read(c, agent)
    const name = `whereabouts-${report.fromDay}-${report.toDay}.csv`
    return c.body(reportCsv(report), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
    })
  })
}
