import type { Actor } from '#domain/inquiry/actor.ts'
import { dueSteps } from '#domain/inquiry/clock/inquiry-clock.ts'
import { PRIORITIES, type Priority } from '#domain/inquiry/tokens.ts'
import { parseAddress } from '#domain/mail/address.ts'
import { type Agent, readAgents } from '#store/accounts/agents.ts'
import { readStepsDue } from '#store/inquiries/due-by-rule.ts'
import { insertMentions } from '#store/inquiries/mentions.ts'
import type { Context } from '../context.ts'
import { type Change, changeInquiry } from './change-inquiry.ts'
import { inBatches } from './in-batches.ts'

const SYSTEM: Actor = { kind: 'system' }
const AT_ONCE = 100

/** Warns of inquiries whose time runs out, and raises the priority of those that are late, each step once. */
export async function escalateDue(ctx: Context): Promise<void> {
  await inBatches(
    ctx,
    () => readStepsDue(ctx.database, ctx.clock(), AT_ONCE),
    (id) => escalate(ctx, id),
  )
}

/**
 * Everything in one transaction behind the inquiry's lock: what another server did meanwhile is seen here and not done
 * again, and what a stop cuts off was never done.
 */
async function escalate(ctx: Context, id: number): Promise<void> {
  await changeInquiry(ctx, { id }, SYSTEM, 'escalate', async (change) => {
    const clock = await change.clock()
    const steps = clock ? dueSteps(ctx.knowledge.serviceLevels, clock, change.atMs) : []
    if (steps.length === 0) return
    // Somebody who writes an answer just now is not to be held up by the warning that it is due.
    change.isByTheWay = true
    const isEscalation = steps.some(({ kind }) => kind === 'escalation')
    const warning = ctx.inquiryWords.warning({ inquiry: change.inquiry, steps })
    const people = await whomToTell(change, isEscalation)
    const message = people.length > 0 ? await tellAtDesk(change, warning.note, people) : null
    if (ctx.mail.isSent) await tellByMail(change, warning.mail, people)
    if (steps.some(({ raises }) => raises)) change.set({ priority: raised(change.inquiry.priority) })
    for (const { promised, percent, kind, startedAtMs } of steps) {
      change.event('escalated', { promised, percent, kind, startedAtMs, message })
    }
  })
}

/** A warning is for whoever has it. An escalation is for the leads too; where there are none, for administrators. */
async function whomToTell(change: Change, isEscalation: boolean): Promise<Agent[]> {
  const agents = (await readAgents(change.transaction)).filter(({ disabledAtMs }) => disabledAtMs === null)
  const leads = agents.filter(({ role }) => role === 'lead')
  const chiefs = leads.length > 0 ? leads : agents.filter(({ role }) => role === 'administrator')
  const isMeant = ({ id }: Agent) =>
    id === change.inquiry.assignee || (isEscalation && chiefs.some((chief) => chief.id === id))
  return agents.filter(isMeant)
}

async function tellAtDesk(change: Change, note: string, people: readonly Agent[]): Promise<number | null> {
  const messageId = await change.message({ kind: 'note', text: note })
  if (messageId === null) throw new Error('A warning was not kept.')
  await insertMentions(change.transaction, {
    messageId,
    inquiryId: change.inquiry.id,
    agentIds: people.map(({ id }) => id),
  })
  return messageId
}

async function tellByMail(
  change: Change,
  mail: { subject: string; text: string },
  people: readonly Agent[],
): Promise<void> {
  // In one order for everybody: the outbox locks each address until the transaction ends.
  for (const email of people.map((one) => one.email).sort()) {
    if (parseAddress(email) === null) continue
    await change.ctx.mail.queue(change.transaction, { to: email, ...mail, inquiryId: null, kind: 'notice' })
  }
}

function raised(priority: Priority): Priority {
  return PRIORITIES[PRIORITIES.indexOf(priority) + 1] ?? priority
}
