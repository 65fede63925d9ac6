import type { Context as HonoContext } from 'hono'
import type { AtDesk } from '#services/agents/let-in.ts'
import { countByPlace, countBySituation } from '#services/inquiries/count-groups.ts'
import { countViews } from '#services/inquiries/list-inquiries.ts'
import { lastPlaceWords, QUEUE_WORDS } from '#words/en/desk-inquiries.ts'
import { situationWords } from '#words/en/index.ts'
import { COUNTED_VIEWS } from '../../components/desk/queue-views.tsx'
import type { Desk } from '../../desk/desk.ts'
import { queuePath } from '../../desk/queue-query.ts'
import { htmlPage } from '../../html-page.ts'
import { DeskGroupsPage, type ShownGroup } from '../../pages/desk/groups.tsx'
import { paths } from '../../paths.ts'

/** What is to be done, parted by what is the matter with the parcels or by where they were last scanned. */
export function addDeskGroups(desk: Desk): void {
  const { ctx, simulated } = desk.site

  async function show(c: HonoContext, agent: AtDesk, by: 'situation' | 'place', groups: ShownGroup[]) {
    const counts = await countViews(ctx, agent, COUNTED_VIEWS)
    const title = by === 'situation' ? QUEUE_WORDS.groupedBySituation : QUEUE_WORDS.groupedByPlace
    return htmlPage(c, <DeskGroupsPage {...{ agent, simulated, by, title, groups, counts }} nowMs={ctx.clock()} />)
  }

  desk.get(paths.desk.queueBy('situation'), 'see', async (c, agent) => {
    const groups = await countBySituation(ctx, agent)
    const shown = groups.map(({ name, ...group }) => ({
      ...group,
      words: situationWords(name),
      path: queuePath({ view: 'todo', situation: name }),
    }))
    return show(c, agent, 'situation', shown)
  })

  desk.get(paths.desk.queueBy('place'), 'see', async (c, agent) => {
    const groups = await countByPlace(ctx, agent)
    const shown = groups.map(({ name, ...group }) => ({
      ...group,
      words: lastPlaceWords(name),
      path: queuePath({ view: 'todo', place: name }),
    }))
    return show(c, agent, 'place', shown)
  })
}
