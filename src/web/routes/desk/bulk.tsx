import type { AtDesk } from '#services/agents/let-in.ts'
import type { Context } from '#services/context.ts'
import { ServiceError } from '#services/errors.ts'
import { assign } from '#services/inquiries/assign.ts'
import type { InquiryTarget } from '#services/inquiries/change-inquiry.ts'
import { changeMany } from '#services/inquiries/change-many.ts'
import { changeStatus } from '#services/inquiries/change-status.ts'
import { changeTags } from '#services/inquiries/change-tags.ts'
import { findManyForDesk } from '#services/inquiries/find-for-desk.ts'
import { MOST_BULK } from '#services/inquiries/limits.ts'
import { setPriority } from '#services/inquiries/set-priority.ts'
import { snooze } from '#services/inquiries/snooze.ts'
import { BULK_WORDS } from '#words/en/desk-inquiries.ts'
import { type Answers, formAnswers } from '../../answers.ts'
import { agentNamed } from '../../desk/agent-named.ts'
import type { Desk } from '../../desk/desk.ts'
import { queueFields, readQueueQuery } from '../../desk/queue-query.ts'
import { snoozeUntil } from '../../desk/snooze-until.ts'
import { paths, withQuery } from '../../paths.ts'
import { queuePage } from './queue.tsx'

type Verb = (ctx: Context, target: InquiryTarget) => Promise<unknown>

/** The same with all inquiries that are ticked, and what came of each. */
export function addDeskBulk(desk: Desk): void {
  const { site } = desk
  const { ctx } = site
  desk.post(paths.desk.bulk(), 'bulk', async (c, agent) => {
    const form = await formAnswers(c)
    const query = readQueueQuery(form, 'queue-')
    const refuse = (problem: string) => queuePage(site, c, agent, query, { problem })
    const ticked = readTicked(form)
    if (ticked.size === 0) return refuse(BULK_WORDS.nothingSelected)
    if (ticked.size > MOST_BULK) return refuse(BULK_WORDS.tooMany)
    const inquiries = await findManyForDesk(ctx, agent, [...ticked.keys()])
    if (inquiries.length === 0) return refuse(BULK_WORDS.nothingSelected)
    try {
      const verb = await verbOf(ctx, agent, form)
      const targets = inquiries.map(({ id, reference }) => ({ id, version: ticked.get(reference) }))
      const results = await changeMany(ctx, targets, verb)
      const failed = results.flatMap((one) => {
        const inquiry = inquiries.find(({ id }) => id === one.id)
        return one.ok || !inquiry ? [] : [{ inquiry, message: one.message }]
      })
      const done = results.length - failed.length
      if (failed.length > 0) return await queuePage(site, c, agent, query, { bulk: { done, failed } })
      return c.redirect(withQuery(paths.desk.queue(), [...queueFields(query), ['done', `bulk-${done}`]]), 303)
    } catch (error) {
      if (error instanceof ServiceError && error.code === 'not-valid') return refuse(error.message)
      throw error
    }
  })
}

/** The references that are ticked, each with the version that was seen where the form tells it. */
function readTicked(form: Answers): Map<string, number | undefined> {
  return new Map(
    form.all('inquiry').map((value) => {
      const [reference = '', version = ''] = value.split('.')
      return [reference.trim(), /^\d{1,9}$/.test(version) ? Number(version) : undefined]
    }),
  )
}

async function verbOf(ctx: Context, by: AtDesk, form: Answers): Promise<Verb> {
  switch (form.one('do')) {
    case 'assign': {
      const to = await agentNamed(ctx, by, form.one('to'))
      return (ctx, target) => assign(ctx, { target, by, to })
    }
    case 'snooze': {
      const untilMs = snoozeUntil(form.one('for'), undefined, ctx.clock())
      if (untilMs === null) throw new ServiceError('not-valid', 'Choose how long.')
      return (ctx, target) => snooze(ctx, { target, by, untilMs })
    }
    case 'close': {
      const outcome = form.one('outcome')
      return (ctx, target) => changeStatus(ctx, { target, by, status: 'closed', outcome })
    }
    case 'priority': {
      const priority = form.one('priority') ?? ''
      return (ctx, target) => setPriority(ctx, { target, by, priority })
    }
    case 'tag': {
      const tag = form.one('tag') ?? ''
      return (ctx, target) => changeTags(ctx, { target, by, add: [tag] })
    }
    default:
      throw new ServiceError('not-valid', BULK_WORDS.nothingChosen)
  }
}
