import type { Context as HonoContext } from 'hono'
import type { AtDesk } from '#services/agents/let-in.ts'
import { ServiceError } from '#services/errors.ts'
import { cancelMail } from '#services/mail/cancel-mail.ts'
import { type Incoming, listIncoming } from '#services/mail/list-incoming.ts'
import { listOutbox, type OutgoingState } from '#services/mail/list-outbox.ts'
import { readMailAgain } from '#services/mail/read-mail-again.ts'
import { readRaw } from '#services/mail/read-raw.ts'
import { retryMail } from '#services/mail/retry-mail.ts'
import { cancelNotice, retryNotice } from '#services/outgoing-notices/change-notice.ts'
import { listNotices } from '#services/outgoing-notices/list-notices.ts'
import { formAnswers } from '../../answers.ts'
import type { Desk } from '../../desk/desk.ts'
import { htmlPage } from '../../html-page.ts'
import { MAIL_VIEWS, MailsPage, type MailView } from '../../pages/desk/mails.tsx'
import { paths, withQuery } from '../../paths.ts'

const ON_A_PAGE = 100
const STATES: Partial<Record<MailView, OutgoingState[]>> = {
  unsent: ['held', 'waiting', 'failed'],
  sent: ['sent'],
  cancelled: ['cancelled'],
}

/** Mails that wait, failed or were set aside, and what is done with them. */
export function addDeskMails(desk: Desk): void {
  const { ctx, simulated } = desk.site

  async function show(c: HonoContext, agent: AtDesk, view: MailView, problem?: string): Promise<Response> {
    const beforeId = idOf(c.req.query('before'))
    const limit = ON_A_PAGE + 1
    const states = STATES[view]
    const [{ counts, mails }, incoming, { notices, counts: noticeCounts }] = await Promise.all([
      listOutbox(ctx, { states, beforeId, limit: states ? limit : 1 }),
      view === 'in' ? listIncoming(ctx, { beforeId, limit }) : ([] as Incoming[]),
      listNotices(ctx, { beforeId, limit: view === 'notices' ? limit : 1 }),
    ])
    const all = view === 'in' ? incoming : view === 'notices' ? notices : mails
    const page = (
      <MailsPage
        {...{ agent, simulated, view, counts, problem }}
        isSent={ctx.mail.isSent}
        mails={mails.slice(0, ON_A_PAGE)}
        notices={{ counts: noticeCounts, notices: notices.slice(0, ON_A_PAGE) }}
        incoming={incoming.slice(0, ON_A_PAGE)}
        beforeId={all.length > ON_A_PAGE ? (all[ON_A_PAGE - 1]?.id ?? null) : null}
        nowMs={ctx.clock()}
        done={c.req.query('done')}
      />
    )
    return htmlPage(c, page, problem === undefined ? 200 : 422)
  }

  desk.get(paths.desk.outbox(), 'see', (c, agent) => show(c, agent, viewOf(c.req.query('view'))))

  desk.post(paths.desk.outbox(), 'reply', async (c, agent) => {
    const form = await formAnswers(c)
    const action = form.one('do')
    const noticeId = idOf(form.one('notice'))
    const view = action === 'again' ? 'in' : noticeId === null ? 'unsent' : 'notices'
    try {
      const done =
        noticeId === null
          ? await act(action, idOf(form.one('mail')), idOf(form.one('incoming')))
          : await actOnNotice(action, noticeId)
      const query = [
        ['view', view],
        ['done', done],
      ] as const
      return c.redirect(withQuery(paths.desk.outbox(), query), 303)
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      return show(c, agent, view, error.message)
    }
  })

  async function actOnNotice(action: string | undefined, noticeId: number): Promise<string> {
    if (action !== 'retry' && action !== 'cancel') throw notWhole()
    await (action === 'retry' ? retryNotice : cancelNotice)(ctx, { noticeId })
    return action === 'retry' ? 'retried' : 'cancelled'
  }

  async function act(action: string | undefined, mailId: number | null, incomingId: number | null): Promise<string> {
    if (action === 'retry' && mailId !== null) {
      await retryMail(ctx, { mailId })
      return 'retried'
    }
    if (action === 'cancel' && mailId !== null) {
      await cancelMail(ctx, { mailId })
      return 'cancelled'
    }
    if (action === 'again' && incomingId !== null) {
      await readMailAgain(ctx, { incomingId })
      return 'again'
    }
    throw notWhole()
  }

  desk.get(paths.desk.incomingMail(':id').replace('%3A', ':'), 'see', async (c) => {
    const raw = await readRaw(ctx, { incomingId: idOf(c.req.param('id')) ?? 0 })
    return c.body(new Uint8Array(raw), 200, {
      'content-type': 'message/rfc822',
      'content-disposition': 'attachment; filename="mail.eml"',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
  })
}

function notWhole(): ServiceError {
  return new ServiceError('not-valid', 'The form is not whole. Load the page again.')
}

function viewOf(text: string | undefined): MailView {
  return MAIL_VIEWS.find((view) => view === text) ?? 'unsent'
}

function idOf(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null
}
