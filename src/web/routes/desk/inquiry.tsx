import type { Context as HonoContext } from 'hono'
import type { Permission } from '#domain/agents/permission.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { mentionsIn } from '#domain/inquiry/mentions.ts'
import { colleagues } from '#services/agents/colleagues.ts'
import type { AtDesk } from '#services/agents/let-in.ts'
import { ServiceError } from '#services/errors.ts'
import { addNote } from '#services/inquiries/add-note.ts'
import { assign } from '#services/inquiries/assign.ts'
import { attachParcel } from '#services/inquiries/attach-parcel.ts'
import type { InquiryTarget } from '#services/inquiries/change-inquiry.ts'
import { changeStatus } from '#services/inquiries/change-status.ts'
import { changeTags } from '#services/inquiries/change-tags.ts'
import { findForDesk } from '#services/inquiries/find-for-desk.ts'
import { logCall } from '#services/inquiries/log-call.ts'
import { merge } from '#services/inquiries/merge.ts'
import { endRemind } from '#services/inquiries/reminders.ts'
import { reply } from '#services/inquiries/reply.ts'
import { useSavedReply } from '#services/inquiries/saved-replies.ts'
import { setPriority } from '#services/inquiries/set-priority.ts'
import { setReason } from '#services/inquiries/set-reason.ts'
import { snooze } from '#services/inquiries/snooze.ts'
import { split } from '#services/inquiries/split.ts'
import { takeBackReply } from '#services/inquiries/take-back-reply.ts'
import { INQUIRY_DESK_WORDS } from '#words/en/desk-inquiries.ts'
import { type Answers, formAnswers } from '../../answers.ts'
import { agentNamed } from '../../desk/agent-named.ts'
import { CALL_FIELDS, callIn } from '../../desk/call-in-form.ts'
import type { Desk } from '../../desk/desk.ts'
import { neighboursOf } from '../../desk/neighbours.ts'
import { inquiryPath, type QueueQuery, queueBefore, queueFields } from '../../desk/queue-query.ts'
import { referenceOf } from '../../desk/reference-of.ts'
import { showInquiry } from '../../desk/show-inquiry.tsx'
import { snoozeUntil } from '../../desk/snooze-until.ts'
import { paths, withQuery } from '../../paths.ts'
import type { Site } from '../../site.ts'

/** What a form does. `target` has the version that its sender saw; `id` alone where nothing can be overwritten. */
type Doing = {
  site: Site
  agent: AtDesk
  inquiry: Inquiry
  target: InquiryTarget
  form: Answers
}

/** What was done, as a token for the next page; with the inquiry to go on with, where it is another. */
type Outcome = string | { done: string; to: Inquiry } | { putIn: string; open: string[] }

type Doer = (doing: Doing) => Promise<Outcome>

const ACTIONS: Record<string, { need: Permission; run: Doer }> = {
  reply: { need: 'reply', run: sendReply },
  'take-back': {
    need: 'reply',
    run: async ({ site, agent, inquiry, form }) => {
      const messageId = idIn(form, 'message')
      await takeBackReply(site.ctx, { target: { id: inquiry.id }, by: agent, messageId })
      return 'taken-back'
    },
  },
  note: {
    need: 'note',
    run: async ({ site, agent, inquiry, form }) => {
      const text = form.one('text') ?? ''
      const mentions = mentionsIn(text, await colleagues(site.ctx, agent))
      await addNote(site.ctx, { target: { id: inquiry.id }, by: agent, text, mentions })
      return 'noted'
    },
  },
  call: {
    need: 'note',
    run: async ({ site, agent, inquiry, form }) => {
      await logCall(site.ctx, { target: { id: inquiry.id }, by: agent, call: callIn(form) })
      return 'called'
    },
  },
  assign: {
    need: 'assign',
    run: async ({ site, agent, target, form }) => {
      const next = await agentNamed(site.ctx, agent, form.one('to'))
      await assign(site.ctx, { target, by: agent, to: next, note: form.one('note') })
      return next?.id === agent.id ? 'taken' : 'assigned'
    },
  },
  snooze: {
    need: 'assign',
    run: async ({ site, agent, target, form }) => {
      const isWake = form.one('do') === 'wake'
      const untilMs = isWake ? null : snoozeUntil(form.one('for'), form.one('day'), site.ctx.clock())
      if (!isWake && untilMs === null) throw new ServiceError('not-valid', 'Choose how long, or a day.')
      await snooze(site.ctx, { target, by: agent, untilMs })
      return isWake ? 'woken' : 'snoozed'
    },
  },
  close: {
    need: 'assign',
    run: async ({ site, agent, target, form }) => {
      await changeStatus(site.ctx, { target, by: agent, status: 'closed', outcome: form.one('outcome') })
      return 'closed'
    },
  },
  reopen: {
    need: 'assign',
    run: async ({ site, agent, target }) => {
      await changeStatus(site.ctx, { target, by: agent, status: 'open' })
      return 'reopened'
    },
  },
  status: {
    need: 'assign',
    run: async ({ site, agent, target, form }) => {
      await changeStatus(site.ctx, { target, by: agent, status: form.one('status') ?? '' })
      return 'status'
    },
  },
  priority: {
    need: 'assign',
    run: async ({ site, agent, target, form }) => {
      await setPriority(site.ctx, { target, by: agent, priority: form.one('priority') ?? '' })
      return 'priority'
    },
  },
  reason: {
    need: 'assign',
    run: async ({ site, agent, target, form }) => {
      await setReason(site.ctx, { target, by: agent, reason: form.one('reason') ?? '' })
      return 'reason'
    },
  },
  tags: {
    need: 'assign',
    run: async ({ site, agent, inquiry, target, form }) => {
      const wanted = (form.one('tags') ?? '').split(',').map((tag) => tag.trim())
      const add = wanted.filter((tag) => tag !== '')
      const remove = inquiry.tags.filter((tag) => !add.includes(tag))
      await changeTags(site.ctx, { target, by: agent, add, remove })
      return 'tags'
    },
  },
  parcel: {
    need: 'assign',
    run: async ({ site, agent, target, form }) => {
      await attachParcel(site.ctx, { target, by: agent, number: form.one('number') ?? null })
      return 'parcel'
    },
  },
  'reminder-done': {
    need: 'note',
    run: async ({ site, agent, inquiry, form }) => {
      const reminderId = idIn(form, 'reminder')
      await endRemind(site.ctx, { target: { id: inquiry.id }, by: agent, reminderId })
      return 'reminder'
    },
  },
  merge: {
    need: 'merge',
    run: async ({ site, agent, target, form }) => {
      const into = await findForDesk(site.ctx, agent, form.one('into') ?? '')
      return { done: 'merged', to: await merge(site.ctx, { target, into: into.id, by: agent }) }
    },
  },
  split: {
    need: 'merge',
    run: async ({ site, agent, target, form }) => {
      const result = await split(site.ctx, {
        target,
        by: agent,
        messageIds: form.all('message').map(Number).filter(Number.isSafeInteger),
        reason: form.one('reason'),
        trackingNumber: form.one('number'),
      })
      return { done: 'split', to: result.split }
    },
  },
}

/** One inquiry, and everything that is done with it. */
export function addDeskInquiry(desk: Desk): void {
  const { site } = desk
  const { ctx } = site
  desk.get(paths.desk.inquiry(':reference').replace('%3A', ':'), 'see', async (c, agent) => {
    const inquiry = await findForDesk(ctx, agent, c.req.param('reference') ?? '')
    return showInquiry(site, c, agent, inquiry)
  })
  for (const [action, { need, run }] of Object.entries(ACTIONS)) {
    desk.post(paths.desk.inquiryDo(':reference', action).replace('%3A', ':'), need, (c, agent) =>
      doIt(site, c, agent, action, run),
    )
  }
}

async function doIt(site: Site, c: HonoContext, agent: AtDesk, action: string, run: Doer): Promise<Response> {
  const inquiry = await findForDesk(site.ctx, agent, c.req.param('reference') ?? '')
  const form = await formAnswers(c)
  const version = Number(form.one('version'))
  const target = { id: inquiry.id, ...(Number.isSafeInteger(version) ? { version } : {}) }
  const fields = fieldsOf(form)
  const query = queueBefore(form, 'queue-')
  // Found before anything is done: what is done may take the inquiry out of its part of the queue.
  const next = query && (await neighboursOf(site.ctx, agent, query, inquiry)).next
  try {
    const outcome = await run({ site, agent, inquiry, target, form })
    if (typeof outcome === 'object' && 'putIn' in outcome) {
      const problem = outcome.open.length > 0 ? `${INQUIRY_DESK_WORDS.openFields} ${outcome.open.join(', ')}` : ''
      const sent = { action, fields: { ...fields, text: outcome.putIn }, problem, news: null }
      return showInquiry(site, c, agent, inquiry, { sent, query })
    }
    const { done, to } = typeof outcome === 'string' ? { done: outcome, to: inquiry } : outcome
    if (query && form.one('go') === 'next') return c.redirect(onwardPath(query, next, inquiry, done), 303)
    const more: [string, string][] = [
      ['done', done],
      ...(next ? [['next', referenceOf(next)] as [string, string]] : []),
    ]
    return c.redirect(inquiryPath(referenceOf(to), query, more), 303)
  } catch (error) {
    if (!(error instanceof ServiceError) || (error.code !== 'conflict' && error.code !== 'not-valid')) throw error
    const isOutrun = error.code === 'conflict' && target.version !== undefined
    const now = await findForDesk(site.ctx, agent, inquiry.reference)
    const news = isOutrun && now.version !== target.version ? [] : null
    const problem = error.fields[0]?.message ?? error.message
    return showInquiry(site, c, agent, now, {
      sent: { action, fields, problem, news },
      status: error.code === 'conflict' ? 409 : 422,
      query,
    })
  }
}

/** The next inquiry of the part of the queue, or that part, with what was done with the one before. */
function onwardPath(query: QueueQuery, next: Inquiry | null, before: Inquiry, done: string): string {
  const more: [string, string][] = [
    ['done', done],
    ['of', referenceOf(before)],
  ]
  return next
    ? inquiryPath(referenceOf(next), query, more)
    : withQuery(paths.desk.queue(), [...queueFields({ ...query, cursor: undefined }), ...more])
}

async function sendReply({ site, agent, inquiry, target, form }: Doing): Promise<Outcome> {
  const { ctx } = site
  const text = form.one('text') ?? ''
  if (form.one('do') === 'put-in') {
    const id = form.one('saved')
    if (id === undefined) return { putIn: text, open: [] }
    const filled = await useSavedReply(ctx, { by: agent, id: Number(id), inquiryId: inquiry.id })
    return { putIn: text === '' ? filled.text : `${text}\n\n${filled.text}`, open: filled.open }
  }
  const turnTo = (['answered', 'waiting', 'closed'] as const).find((one) => one === form.one('turnTo'))
  const cc = (form.one('cc') ?? '').split(/[,;\s]+/).filter((one) => one !== '')
  const outcome = turnTo === 'closed' ? form.one('outcome') : undefined
  await reply(ctx, { target, by: agent, text, cc, turnTo, outcome })
  return 'replied'
}

function idIn(form: Answers, name: string): number {
  const id = Number(form.one(name))
  if (!Number.isSafeInteger(id)) throw new ServiceError('not-valid', 'The form is not whole. Load the page again.')
  return id
}

/** Whatever stood in the form, to stand in it again. */
const KEPT_FIELDS = [
  'text',
  'cc',
  'turnTo',
  'outcome',
  'saved',
  'to',
  'note',
  'for',
  'day',
  'priority',
  'tags',
  'status',
  'reason',
  'number',
  'into',
  'seen',
  ...CALL_FIELDS,
]

function fieldsOf(form: Answers): Record<string, string> {
  return Object.fromEntries(KEPT_FIELDS.flatMap((name) => (form.one(name) ? [[name, form.all(name)[0] ?? '']] : [])))
}
