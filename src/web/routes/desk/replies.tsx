import type { Context as HonoContext } from 'hono'
import type { AtDesk } from '#services/agents/let-in.ts'
import { ServiceError } from '#services/errors.ts'
import { keepSavedReply, listSavedReplies, removeSavedReply } from '#services/inquiries/saved-replies.ts'
import { formAnswers } from '../../answers.ts'
import type { Desk } from '../../desk/desk.ts'
import { readTold } from '../../desk/told-at-desk.ts'
import { htmlPage } from '../../html-page.ts'
import { SavedRepliesPage, type SentReply } from '../../pages/desk/replies.tsx'
import { paths, withQuery } from '../../paths.ts'

/** Answers that all agents can put in. */
export function addDeskReplies(desk: Desk): void {
  const { ctx, simulated } = desk.site

  async function show(c: HonoContext, agent: AtDesk, sent: SentReply | null = null) {
    const [replies, told] = await Promise.all([listSavedReplies(ctx), readTold(ctx, c, agent, null)])
    return htmlPage(c, <SavedRepliesPage {...{ agent, simulated, replies, sent, told }} />, sent ? 422 : 200)
  }

  async function keep(c: HonoContext, agent: AtDesk, id: number | undefined) {
    const form = await formAnswers(c)
    const reply = { name: form.one('name') ?? '', text: form.one('text') ?? '', reasons: form.all('reason') }
    try {
      await keepSavedReply(ctx, { by: agent, id, reply })
      return c.redirect(withQuery(paths.desk.replies(), [['done', 'saved']]), 303)
    } catch (error) {
      if (!(error instanceof ServiceError) || !['not-valid', 'conflict'].includes(error.code)) throw error
      return show(c, agent, { ...reply, id, problem: error.message })
    }
  }

  desk.get(paths.desk.replies(), 'see', (c, agent) => show(c, agent))
  desk.post(paths.desk.replies(), 'saved-replies', (c, agent) => keep(c, agent, undefined))
  desk.post('/desk/replies/:id', 'saved-replies', async (c, agent) => {
    const id = Number(c.req.param('id'))
    if (!Number.isSafeInteger(id)) throw new ServiceError('not-found', 'There is no such saved reply.')
    if ((await formAnswers(c)).one('do') !== 'delete') return keep(c, agent, id)
    await removeSavedReply(ctx, { by: agent, id })
    return c.redirect(withQuery(paths.desk.replies(), [['done', 'deleted']]), 303)
  })
}
