import { ServiceError } from '#services/errors.ts'
import { findForDesk } from '#services/inquiries/find-for-desk.ts'
import { keepDraft } from '#services/inquiries/keep-draft.ts'
import { leaveInquiry, viewInquiry } from '#services/inquiries/viewers.ts'
import { viewersWords } from '#words/en/desk-inquiries.ts'
import { formFields } from '../../answers.ts'
import type { Desk } from '../../desk/desk.ts'
import { changeStream } from '../../desk/event-stream.ts'
import { paths } from '../../paths.ts'

/** Pages out of sight close theirs, so that nobody needs so many. */
const MOST_STREAMS = 40

/** What keeps open pages of the desk up to date, and tells agents of each other. */
export function addDeskLive(desk: Desk): void {
  const { ctx, stopping } = desk.site
  const open = new Map<string, number>()

  /** Tells whenever any inquiry changes, or the one that is named. */
  desk.get(paths.desk.live(), 'see', async (c, agent) => {
    const reference = c.req.query('inquiry')
    const only = reference === undefined ? null : (await findForDesk(ctx, agent, reference)).id
    if ((open.get(agent.id) ?? 0) >= MOST_STREAMS)
      throw new ServiceError('too-many', 'Too many pages are open. Close some of them.')
    return changeStream((tell) => {
      open.set(agent.id, (open.get(agent.id) ?? 0) + 1)
      const stop = ctx.changes.listenInquiries((id) => (only === null || id === only) && tell())
      return () => {
        stop()
        const left = (open.get(agent.id) ?? 1) - 1
        if (left > 0) open.set(agent.id, left)
        else open.delete(agent.id)
      }
    }, stopping)
  })

  /** An open page says so, with what is being written on it; the answer is who else is at it. */
  desk.post('/desk/inquiries/:reference/here', 'see', async (c, agent) => {
    const { id } = await findForDesk(ctx, agent, c.req.param('reference') ?? '')
    const { state, kind, text = '' } = await formFields(c)
    if (kind !== undefined) await keepDraft(ctx, { inquiryId: id, by: agent, kind, text })
    if (state === 'gone') {
      await leaveInquiry(ctx, { id, by: agent })
      return c.body(null, 204)
    }
    return c.text(viewersWords(await viewInquiry(ctx, { id, by: agent, isWriting: state === 'writing' })))
  })
}
