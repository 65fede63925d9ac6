import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { InquiryEvent } from '#domain/inquiry/inquiry.ts'
import { loadKnowledge } from '#knowledge/knowledge.ts'
import { type App, assemble } from '#main/assemble.ts'
import { addMessage } from '#services/inquiries/add-message.ts'
import { assign } from '#services/inquiries/assign.ts'
import { changeStatus } from '#services/inquiries/change-status.ts'
import { listInquiries } from '#services/inquiries/list-inquiries.ts'
import { merge } from '#services/inquiries/merge.ts'
import { readForDesk } from '#services/inquiries/read-for-desk.ts'
import { readInquiry } from '#services/inquiries/read-inquiry.ts'
import { endRemind, remind } from '#services/inquiries/reminders.ts'
import { replanInquiries } from '#services/inquiries/replan.ts'
import { reply } from '#services/inquiries/reply.ts'
import { setPriority } from '#services/inquiries/set-priority.ts'
import { takeBackReply } from '#services/inquiries/take-back-reply.ts'
import { tendInquiries } from '#services/inquiries/tend-inquiries.ts'
import { readEvents } from '#store/inquiries/events.ts'
import { addAgentTo } from '../desk-visitor.ts'
import { agent, type InquiryWorld, inquiryWorld } from '../inquiry-world.ts'
import { errorLog } from '../log.ts'

const FRIDAY_8 = '2026-11-20T13:00:00Z'
const FRIDAY_18 = Date.parse('2026-11-20T23:00:00Z')
const MONDAY_8 = '2026-11-23T13:00:00Z'
const customer = { kind: 'customer' } as const

let world: InquiryWorld
let ctx: InquiryWorld['app']['ctx']
const others: App[] = []
before(async () => {
  world = await inquiryWorld()
  ctx = world.app.ctx
})
beforeEach(async () => {
  await ctx.database.query(`delete from inquiries`)
  world.setNow(FRIDAY_8)
  world.mails.length = 0
})
after(async () => {
  for (const app of others) await app[Symbol.asyncDispose]()
  await world?.[Symbol.asyncDispose]()
})

/** Another server on the same database. */
async function otherServer(): Promise<App> {
  const app = await assemble({
    databaseUrl: world.databaseUrl,
    config: { feedKeys: [], rateLimit: false, simulator: false, trustedProxies: [] },
    log: errorLog().log,
    clock: ctx.clock,
  })
  app.ctx.mail = ctx.mail
  others.push(app)
  return app
}

async function due(id: number): Promise<[string | null, string | null]> {
  const { dueKind, dueAtMs } = await world.read(id)
  return [dueKind, dueAtMs === null ? null : new Date(dueAtMs).toISOString().slice(0, 16)]
}

const told = async (id: number): Promise<InquiryEvent[]> =>
  (await readEvents(ctx.database, id)).filter(({ kind }) => kind === 'escalated')

test('what is due follows the service levels in business hours, and stands still while we wait', async () => {
  const { inquiry, key } = await world.ask()
  const target = { id: inquiry.id }
  assert.deepEqual(await due(inquiry.id), ['first-answer', '2026-11-20T23:00'])
  assert.match(world.mails[0]?.text ?? '', /answer you by Friday, November 20, 6:00 PM Eastern time\./)
  const read = () => readInquiry(ctx, { reference: inquiry.reference, key })
  await remind(ctx, { target, by: agent(), text: 'Call them', atMs: ctx.clock() + 60_000 })
  assert.deepEqual(await due(inquiry.id), ['reminder', '2026-11-20T13:01'])
  assert.deepEqual(
    (await read()).promise,
    { promised: 'first-answer', atMs: FRIDAY_18 },
    'reminders are the desk’s own',
  )
  const { reminders } = await readForDesk(ctx, { id: inquiry.id, agentId: 'x' })
  await endRemind(ctx, { target, by: agent(), reminderId: reminders[0]?.id ?? 0 })

  const { messageId } = await reply(ctx, { target, by: agent(), text: 'We look.', undoMs: 60_000 })
  assert.deepEqual(await due(inquiry.id), [null, null])
  await takeBackReply(ctx, { target, by: agent(), messageId })
  assert.deepEqual(await due(inquiry.id), ['first-answer', '2026-11-20T23:00'])

  await reply(ctx, { target, by: agent(), text: 'Which house number?', turnTo: 'waiting', undoMs: 0 })
  assert.deepEqual(await due(inquiry.id), [null, null])
  assert.equal((await read()).promise, null)
  world.setNow('2026-11-21T12:00:00Z')
  await addMessage(ctx, { target, by: customer, text: 'Number 5.' })
  assert.deepEqual(await due(inquiry.id), ['next-answer', '2026-11-23T23:00'])
  await setPriority(ctx, { target, by: agent(), priority: 'urgent' })
  assert.deepEqual(await due(inquiry.id), ['next-answer', '2026-11-23T15:00'])
  const { promises } = await readForDesk(ctx, { id: inquiry.id, agentId: 'x' })
  assert.deepEqual(
    promises.map(({ promised, state }) => `${promised} ${state}`),
    ['first-answer kept', 'next-answer running', 'resolution running'],
  )
  await changeStatus(ctx, { target, by: agent(), status: 'closed' })
  assert.deepEqual(await due(inquiry.id), [null, null])
})

test('each step is told once, by whichever of two servers: a warning to whoever has it, an escalation to the leads too', async () => {
  const other = await otherServer()
  const tend = () => Promise.all([tendInquiries(ctx), tendInquiries(other.ctx)])
  const sam = await addAgentTo(world.app, { name: 'Sam' })
  const lead = await addAgentTo(world.app, { name: 'Lee', role: 'lead' })
  await addAgentTo(world.app, { name: 'Ada', role: 'administrator' })
  const { inquiry } = await world.ask({ subject: 'Blue bicycle', message: 'My secret is 42.' })
  const { inquiry: nobodys } = await world.ask({ message: 'Another.' })
  await assign(ctx, { target: inquiry, by: { ...agent(), id: sam.id }, to: sam })
  const seen = await world.read(inquiry.id)
  world.mails.length = 0
  const mailed = () => world.mails.map(({ to, subject }) => `${to}: ${subject}`).sort()
  const mentioned = async (id: string) =>
    (await listInquiries(ctx, { by: { ...agent(), id }, view: 'mentions' })).items.map((one) => one.id)

  world.setNow('2026-11-20T20:29:00Z')
  await tend()
  assert.deepEqual(await told(inquiry.id), [])
  world.setNow('2026-11-20T20:30:00Z')
  await tend()
  await tend()
  assert.partialDeepStrictEqual(await told(inquiry.id), [
    {
      byKind: 'system',
      data: { promised: 'first-answer', percent: 75, kind: 'warning', startedAtMs: Date.parse(FRIDAY_8) },
    },
  ])
  const reference = `${inquiry.reference.slice(0, 4)}-${inquiry.reference.slice(4)}`
  assert.deepEqual(mailed(), [`${sam.email}: Due soon: ${reference}`])
  assert.match(world.mails[0]?.text ?? '', /^The first answer is due Friday, November 20, 6:00 PM Eastern time\./)
  assert.deepEqual([await mentioned(sam.id), await mentioned(lead.id)], [[inquiry.id], []])
  assert.equal((await told(nobodys.id)).length, 1, 'it is written down where nobody has it, too')
  assert.equal((await world.read(inquiry.id)).priority, 'normal')

  world.setNow(new Date(FRIDAY_18).toISOString())
  world.mails.length = 0
  await tend()
  await tend()
  assert.partialDeepStrictEqual(await world.read(inquiry.id), {
    priority: 'high',
    dueKind: 'first-answer',
    dueAtMs: FRIDAY_18,
  })
  assert.equal((await told(inquiry.id)).length, 2)
  assert.deepEqual(
    mailed().map((line) => line.split(':', 2).join(':')),
    [lead.email, lead.email, sam.email].map((email) => `${email}: Late`).sort(),
  )
  assert.ok(
    world.mails.every(
      ({ text, inquiryId, kind }) => !/secret|Blue/.test(text) && inquiryId === null && kind === 'notice',
    ),
  )
  assert.deepEqual((await mentioned(lead.id)).sort(), [inquiry.id, nobodys.id].sort())

  // Whoever was writing an answer meanwhile is not outrun by the warnings.
  await reply(ctx, { target: { id: inquiry.id, version: seen.version }, by: { ...agent(), id: sam.id }, text: 'Here.' })
  world.setNow('2026-12-30T20:00:00Z')
  world.mails.length = 0
  await tend()
  assert.equal((await told(inquiry.id)).length, 2, 'answered in time for the rest')
  assert.partialDeepStrictEqual(
    (await told(nobodys.id)).slice(2).map(({ data }) => data),
    [
      { promised: 'first-answer', percent: 200, kind: 'escalation', set: { priority: 'urgent' } },
      { promised: 'resolution', percent: 200 },
    ],
    'where no server looked for long, the last step stands for all',
  )
  assert.equal(world.mails.filter(({ to }) => to === lead.email).length, 1)
  const customersView = await readForDesk(ctx, { id: nobodys.id, agentId: 'x' })
  assert.ok(customersView.messages.some(({ kind, text }) => kind === 'note' && text.includes('The solution is late')))
  assert.deepEqual(world.errors, [])
})

test('a warning that is cut off was never given, and holds up no other', async () => {
  const { inquiry } = await world.ask()
  const { inquiry: other } = await world.ask()
  world.setNow(new Date(FRIDAY_18).toISOString())
  world.mails.length = 0
  const { queue } = ctx.mail
  ctx.mail.queue = (transaction, mail) => {
    if (mail.subject.includes(inquiry.reference.slice(0, 4))) throw new Error('cut off')
    return queue(transaction, mail)
  }
  await tendInquiries(ctx)
  ctx.mail.queue = queue
  assert.deepEqual([(await told(inquiry.id)).length, (await told(other.id)).length], [0, 1])
  const notes = async () => (await readForDesk(ctx, { id: inquiry.id, agentId: 'x' })).messages.length
  assert.equal(await notes(), 1, 'nor is there a note of it')
  assert.equal(world.mails.length, 1)
  await tendInquiries(ctx)
  assert.deepEqual([(await told(inquiry.id)).length, await notes(), world.mails.length], [1, 2, 2])
})

test('other service levels plan open inquiries anew, and give those their clock that have none', async () => {
  const open = await world.ask()
  const old = await world.ask()
  const closed = await world.ask()
  await changeStatus(ctx, { target: closed.inquiry, by: agent(), status: 'closed' })
  const before = await world.read(old.inquiry.id)
  await ctx.database.query('update inquiries set clock = null, planned_by = null, step_at_ms = null where id <> $1', [
    open.inquiry.id,
  ])
  await replanInquiries(ctx)
  assert.deepEqual(await world.read(old.inquiry.id), before)
  assert.equal((await world.read(closed.inquiry.id)).clock?.status, 'closed')

  const other = {
    ...ctx,
    knowledge: loadKnowledge(undefined, { serviceLevels: { levels: { usual: { firstAnswer: 60 } } } }),
  }
  await Promise.all([replanInquiries(other), replanInquiries(other)])
  assert.deepEqual(await due(open.inquiry.id), ['first-answer', '2026-11-20T14:00'])
  assert.deepEqual(await world.kinds(open.inquiry.id), ['opened', 'due-changed'])
  assert.deepEqual(await world.kinds(closed.inquiry.id), ['opened', 'closed'])
  // A server that was started with the levels before plans what it changes by its own.
  await setPriority(ctx, { target: { id: open.inquiry.id }, by: agent(), priority: 'low' })
  await setPriority(ctx, { target: { id: open.inquiry.id }, by: agent(), priority: 'normal' })
  assert.deepEqual(await due(open.inquiry.id), ['first-answer', '2026-11-20T23:00'])
})

test('an answer that is owed when inquiries are merged is owed still, since the same moment', async () => {
  const by = agent()
  const [one, two] = [await world.ask(), await world.ask()]
  await reply(ctx, { target: one.inquiry, by, text: 'It is on its way.', undoMs: 0 })
  world.setNow(MONDAY_8)
  await merge(ctx, { target: two.inquiry, into: one.inquiry.id, by })
  assert.partialDeepStrictEqual(await world.read(one.inquiry.id), {
    status: 'open',
    dueKind: 'next-answer',
    dueAtMs: FRIDAY_18,
  })
  assert.deepEqual(await due(two.inquiry.id), [null, null])
})
