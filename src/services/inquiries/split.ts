import type { Actor } from '#domain/inquiry/actor.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { printReference } from '#domain/inquiry/reference.ts'
import { moveFiles } from '#store/inquiries/files.ts'
import { readInquiryById } from '#store/inquiries/inquiries.ts'
import { countMessages, moveMessages, readMessagesOf } from '#store/inquiries/messages.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { changeInside, type InquiryTarget } from './change-inquiry.ts'
import { freezeEvidence } from './freeze-evidence.ts'
import { LONGEST_MESSAGE } from './limits.ts'
import { doOnce } from './once.ts'
import { keepInquiry } from './open-inquiry.ts'
import { permit } from './permit.ts'
import { notValid } from './read-fields.ts'
import { readQuestion } from './read-question.ts'
import { requireNotMerged } from './require-not-merged.ts'

export type SplitInput = {
  target: InquiryTarget
  by: Actor
  /** The messages that go into the new inquiry: some, not all. */
  messageIds: readonly number[]
  reason?: string | undefined
  trackingNumber?: string | null | undefined
  subject?: string | undefined
}

/**
 * Parts a second question from an inquiry: messages with their files go into a new one of the same customer, who is told
 * its reference.
 * @throws ServiceError `not-valid`, `not-allowed`, `not-found`, `conflict`
 */
export async function split(ctx: Context, input: SplitInput): Promise<{ inquiry: Inquiry; split: Inquiry }> {
  const { target, by } = input
  permit(by, 'split')
  const ids = [...new Set(input.messageIds)]
  if (ids.length === 0) throw notValid('messages', 'missing', 'Name the messages that go into the new inquiry.')
  const found = await readInquiryById(ctx.database, target.id)
  if (!found) throw new ServiceError('not-found', 'There is no such inquiry.')
  const messages = await readMessagesOf(ctx.database, found.id, ids)
  const question = readQuestion(ctx, {
    reason: input.reason ?? found.reason,
    trackingNumber: input.trackingNumber ?? null,
    role: found.role,
    ...found.customer,
    subject: input.subject,
    // A request that comes again finds them moved already.
    message:
      messages
        .map(({ text }) => text)
        .join('\n\n')
        .slice(0, LONGEST_MESSAGE) || found.subject,
    needsDetails: false,
  })
  const evidence = await freezeEvidence(ctx, question)
  return doOnce(ctx, target.once, async (transaction) => {
    const { inquiry, result } = await changeInside(ctx, transaction, target, by, async (change) => {
      const { inquiry } = change
      requireNotMerged(inquiry)
      const counted = await countMessages(transaction, inquiry.id, ids)
      if (counted.named !== ids.length) throw notValid('messages', 'not-found', 'A message is not of this inquiry.')
      if (counted.named === counted.all) throw notValid('messages', 'all', 'Some messages have to stay.')
      const opened = await keepInquiry(ctx, transaction, { by, origin: inquiry.origin, question, evidence })
      await moveMessages(transaction, { from: inquiry.id, to: opened.inquiry.id, ids })
      await moveFiles(transaction, { from: inquiry.id, to: opened.inquiry.id, messageIds: ids })
      change.event('split', { into: opened.inquiry.id, reference: printReference(opened.inquiry.reference) })
      return opened.inquiry
    })
    return { inquiry, split: result }
  })
}
