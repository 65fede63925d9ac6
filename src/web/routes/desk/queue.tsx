import type { Context as HonoContext } from 'hono'
import { colleagues } from '#services/agents/colleagues.ts'
import type { AtDesk } from '#services/agents/let-in.ts'
import { ServiceError } from '#services/errors.ts'
import { countViews } from '#services/inquiries/list-inquiries.ts'
import { viewersOf } from '#services/inquiries/viewers.ts'
import { queryAnswers } from '../../answers.ts'
import { COUNTED_VIEWS } from '../../components/desk/queue-views.tsx'
import type { Desk } from '../../desk/desk.ts'
import { listQueue } from '../../desk/list-queue.ts'
import { type QueueQuery, queuePath, readQueueQuery } from '../../desk/queue-query.ts'
import { readTold } from '../../desk/told-at-desk.ts'
import { htmlPage } from '../../html-page.ts'
import { type BulkProblem, DeskQueuePage } from '../../pages/desk/queue.tsx'
import { paths } from '../../paths.ts'
import type { Site } from '../../site.ts'

/** The queue in its parts. */
export function addDeskQueue(desk: Desk): void {
  const { site } = desk
  desk.get(paths.desk.queue(), 'see', async (c, agent) => {
    const query = readQueueQuery(queryAnswers(c))
    try {
      return await queuePage(site, c, agent, query)
    } catch (error) {
      // A cursor of another view, or one that was typed: begin at the beginning.
      if (error instanceof ServiceError && error.code === 'not-valid' && query.cursor !== undefined) {
        return c.redirect(queuePath({ ...query, cursor: undefined }), 303)
      }
      throw error
    }
  })
}

/** Shows a part of the queue, with what came of a form before. */
export async function queuePage(
  site: Site,
  c: HonoContext,
  agent: AtDesk,
  query: QueueQuery,
  more: { problem?: string; bulk?: BulkProblem } = {},
): Promise<Response> {
  const { ctx, simulated } = site
  const [page, counts, all, told] = await Promise.all([
    listQueue(ctx, agent, query),
    countViews(ctx, agent, COUNTED_VIEWS),
    colleagues(ctx, agent),
    readTold(ctx, c, agent, null),
  ])
  const viewers = await viewersOf(ctx, { ids: page.items.map(({ id }) => id), besides: agent.id })
  const status = more.problem === undefined ? 200 : 422
  return htmlPage(
    c,
    <DeskQueuePage
      {...{ agent, simulated, query, page, counts, viewers, told, ...more }}
      colleagues={all}
      nowMs={ctx.clock()}
    />,
    status,
  )
}
