import type { Actor } from '#domain/inquiry/actor.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import type { Context } from '../context.ts'
import { keepFiles, type NewFile, readNewFiles } from './add-files.ts'
import { type Change, changeInside, type InquiryTarget } from './change-inquiry.ts'
import { followMerges } from './follow-merges.ts'
import { WITHOUT_END_MS } from './house-days.ts'
import { LONGEST_MESSAGE } from './limits.ts'
import { doOnce } from './once.ts'
import { permit } from './permit.ts'
import { FieldReader } from './read-fields.ts'
import { requireNotMerged } from './require-not-merged.ts'

export type AddMessageInput = {
  target: InquiryTarget
  /** The customer; a rule that brings his mail. */
  by: Actor
  text: string
  /** Who wrote it, where it is not the one who asked. */
  author?: string | null | undefined
  html?: string | null | undefined
  files?: readonly NewFile[] | undefined
  /** The mail that brought it: the same mail is kept once. */
  mailId?: string | null | undefined
}

/** `messageId` null: the mail that brought it was here already. */
export type AddedMessage = { messageId: number | null; inquiry: Inquiry }

/**
 * Adds what the customer writes: then it is our turn, also where the inquiry was closed.
 * @throws ServiceError `not-valid`, `not-allowed`, `not-found`, `conflict`
 */
export async function addMessage(ctx: Context, input: AddMessageInput): Promise<AddedMessage> {
  permit(input.by, 'write')
  const read = new FieldReader()
  const text = read.requiredText('text', input.text, LONGEST_MESSAGE)
  const files = await readNewFiles(ctx, input.files ?? [])
  read.done()
  const target = await followMerges(ctx, input.target)
  return doOnce(ctx, input.target.once, async (transaction) => {
    const { inquiry, result } = await changeInside(ctx, transaction, target, input.by, async (change) => {
      requireNotMerged(change.inquiry)
      const messageId = await change.message({
        kind: 'customer',
        text,
        author: input.author ?? change.inquiry.customer.name,
        html: input.html ?? null,
        mailId: input.mailId ?? null,
      })
      if (messageId === null) return null
      received(change, messageId)
      await keepFiles(change, files, messageId)
      return messageId
    })
    return { messageId: result, inquiry }
  })
}

/** The customer wrote: it is our turn. */
export function received(change: Change, messageId: number): void {
  const { status } = change.inquiry
  change.set({ lastCustomerAtMs: change.atMs, snoozedUntilMs: null, answeredByScan: false })
  change.event('message-received', { message: messageId })
  if (status === 'open') return
  change.set({ status: 'open', closesAtMs: null, closedAtMs: null, outcome: null, watchUntilMs: WITHOUT_END_MS })
  if (status === 'closed') change.event('reopened', { why: 'customer-wrote', from: status })
  else change.event('status-changed', { from: status, to: 'open' })
}
