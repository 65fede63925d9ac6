import type { Context as HonoContext } from 'hono'
import { colleagues } from '#services/agents/colleagues.ts'
import type { AtDesk } from '#services/agents/let-in.ts'
import { ServiceError } from '#services/errors.ts'
import { countViews, listInquiries } from '#services/inquiries/list-inquiries.ts'
import { searchInquiries } from '#services/inquiries/search-inquiries.ts'
import { viewersOf } from '#services/inquiries/viewers.ts'
import { queryAnswers } from '../../answers.ts'
import { COUNTED_VIEWS } from '../../components/desk/queue-views.tsx'
import type { Desk } from '../../desk/desk.ts'
import { filterOf, type QueueQuery, queuePath, readQueueQuery } from '../../desk/queue-query.ts'
import { htmlPage } from '../../html-page.ts'
import { DeskQueuePage } from '../../pages/desk/queue.tsx'
import { paths } from '../../paths.ts'
import type { Site } from '../../site.ts'

/** The queue in its parts. */
export function addDeskQueue(desk: Desk): void {
  const { site } = desk
  desk.get(paths.desk.queue(), 'see', async (c, agent) => {
    const query = readQueueQuery(queryAnswers(c))
    try {
      return await queuePage(site, c, agent, query, { done: c.req.query('done') })
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
  more: { done?: string | undefined; problem?: string },
): Promise<Response> {
  const { ctx, simulated } = site
  const [page, counts, all] = await Promise.all([
    listed(site, agent, query),
    countViews(ctx, agent, COUNTED_VIEWS),
    colleagues(ctx, agent),
  ])
  const viewers = await viewersOf(ctx, { ids: page.items.map(({ id }) => id), besides: agent.id })
  const status = more.problem === undefined ? 200 : 422
  return htmlPage(
    c,
    <DeskQueuePage
      {...{ agent, simulated, query, counts, viewers, ...more }}
      page={page}
      excerpts={page.excerpts}
      colleagues={all}
      nowMs={ctx.clock()}
    />,
    status,
  )
}

async function listed({ ctx }: Site, agent: AtDesk, query: QueueQuery) {
  if (query.words === undefined) {
    const page = await listInquiries(ctx, {
      by: agent,
      view: query.view,
      filter: filterOf(query),
      cursor: query.cursor,
    })
    return { ...page, excerpts: new Map<number, string>() }
  }
  const found = await searchInquiries(ctx, { text: query.words })
  return {
    items: found.map(({ inquiry }) => inquiry),
    nextCursor: null,
    excerpts: new Map(found.flatMap(({ inquiry, excerpt }) => (excerpt === null ? [] : [[inquiry.id, excerpt]]))),
  }
}
