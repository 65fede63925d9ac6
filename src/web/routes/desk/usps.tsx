import { followingStatus } from '#services/following/status.ts'
import type { Desk } from '../../desk/desk.ts'
import { htmlPage } from '../../html-page.ts'
import { DeskUspsPage } from '../../pages/desk/usps.tsx'
import { paths } from '../../paths.ts'

const SHOWN = 20

/** How the calls to USPS are spent, and what comes next. Asks USPS nothing. */
export function addDeskUsps(desk: Desk): void {
  const { ctx, simulated, asked } = desk.site
  desk.get(paths.desk.usps(), 'reports', async (c, agent) => {
    const status = asked && (await followingStatus(ctx, asked, SHOWN))
    return htmlPage(c, <DeskUspsPage {...{ agent, simulated, status }} nowMs={ctx.clock()} />)
  })
}
