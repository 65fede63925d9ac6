import type { Actor } from '#domain/inquiry/actor.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { INQUIRY_OUTCOMES } from '#domain/inquiry/tokens.ts'
import { deleteDraft } from '#store/inquiries/reply-drafts.ts'
import type { Context } from '../context.ts'
import { changeInquiry, type InquiryTarget } from './change-inquiry.ts'
import { turnTo } from './change-status.ts'
import { LONGEST_MESSAGE, MOST_CC } from './limits.ts'
import { FieldReader } from './read-fields.ts'
import { requireNotMerged } from './require-not-merged.ts'
import { tellCustomer } from './tell-customer.ts'

/** So long a reply can be taken back, where nothing else is said. */
export const UNDO_MS = 10_000
const LONGEST_UNDO_MS = 120_000

export type ReplyInput = {
  target: InquiryTarget
  by: Actor
  text: string
  cc?: readonly string[] | undefined
  /** Whose turn it is then. */
  turnTo?: 'answered' | 'waiting' | 'closed' | undefined
  /** How it ended, for `closed`. */
  outcome?: string | null | undefined
  undoMs?: number | undefined
}

/**
 * Answers the customer, by mail and on the private page; both only once it can no longer be taken back. An inquiry that
 * is nobody's becomes that of whoever answers.
 * @throws ServiceError `not-valid`, `not-allowed`, `not-found`, `conflict`
 */
export async function reply(ctx: Context, input: ReplyInput): Promise<{ inquiry: Inquiry; messageId: number }> {
  const read = new FieldReader()
  const text = read.requiredText('text', input.text, LONGEST_MESSAGE)
  const cc = (input.cc ?? []).map((one) => read.email('cc', one, 254)).filter((one) => one !== null)
  if (cc.length > MOST_CC) read.wrong('cc', 'too-many', `A mail goes to at most ${MOST_CC} others.`)
  const outcome = input.outcome ? (INQUIRY_OUTCOMES.find((one) => one === input.outcome) ?? null) : null
  if (input.outcome && !outcome) {
    read.wrong('outcome', 'not-a-choice', `outcome is one of ${INQUIRY_OUTCOMES.join(', ')}.`)
  }
  read.done()
  const undoMs = Math.min(Math.max(0, input.undoMs ?? UNDO_MS), LONGEST_UNDO_MS)
  const { inquiry, result } = await changeInquiry(ctx, input.target, input.by, 'reply', async (change) => {
    requireNotMerged(change.inquiry)
    const before = change.inquiry
    const heldUntilMs = change.atMs + undoMs
    const messageId = await change.message({ kind: 'agent', text, heldUntilMs: undoMs > 0 ? heldUntilMs : null })
    if (messageId === null) throw new Error('A reply was not kept.')
    const author = input.by.kind === 'agent' ? input.by.name : ''
    const mailId = await tellCustomer(
      change,
      { kind: 'answer', message: text, author },
      { messageId, cc, ...(undoMs > 0 ? { heldUntilMs } : {}) },
    )
    change.set({
      firstAnsweredAtMs: before.firstAnsweredAtMs ?? change.atMs,
      lastAgentAtMs: change.atMs,
      snoozedUntilMs: null,
      ...(before.assignee === null && input.by.kind === 'agent' ? { assignee: input.by.id } : {}),
    })
    change.event('message-sent', { message: messageId, mail: mailId, before: restorable(before) })
    turnTo(change, input.turnTo ?? 'answered', { outcome, why: 'replied' })
    if (input.by.kind === 'agent') {
      await deleteDraft(change.transaction, { inquiryId: before.id, agentId: input.by.id, kind: 'reply' })
    }
    return messageId
  })
  return { inquiry, messageId: result }
}

/** What a reply changes, as it was before: taking it back restores it. */
export function restorable(inquiry: Inquiry) {
  const { status, outcome, firstAnsweredAtMs, lastAgentAtMs, snoozedUntilMs, assignee } = inquiry
  const { closesAtMs, closedAtMs, watchUntilMs } = inquiry
  return {
    status,
    outcome,
    firstAnsweredAtMs,
    lastAgentAtMs,
    snoozedUntilMs,
    assignee,
    closesAtMs,
    closedAtMs,
    watchUntilMs,
  } satisfies Partial<Inquiry>
}
