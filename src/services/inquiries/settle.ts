import type { Actor } from '#domain/inquiry/actor.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import type { Context } from '../context.ts'
import { received } from './add-message.ts'
import { changeInquiry, type InquiryTarget } from './change-inquiry.ts'
import { turnTo } from './change-status.ts'
import { LONGEST_MESSAGE } from './limits.ts'
import { FieldReader } from './read-fields.ts'
import { requireNotMerged } from './require-not-merged.ts'

/**
 * The customer says whether a delivery that a scan told of is true. Where it is not, the question is another one and
 * more urgent.
 * @throws ServiceError `not-valid`, `not-allowed`, `not-found`, `conflict`
 */
export async function settle(
  ctx: Context,
  input: { target: InquiryTarget; by: Actor; isHere: boolean; text?: string | null | undefined },
): Promise<Inquiry> {
  const read = new FieldReader()
  const text = read.text('text', input.text, LONGEST_MESSAGE)
  read.done()
  const action = input.isHere ? 'close' : 'reopen'
  const { inquiry } = await changeInquiry(ctx, input.target, input.by, action, async (change) => {
    requireNotMerged(change.inquiry)
    if (input.isHere) {
      turnTo(change, 'closed', { outcome: 'delivered', why: 'customer-has-it' })
      return
    }
    const { reason, priority } = change.inquiry
    const sentence = ctx.inquiryWords.sentence({ key: 'not-here', values: {} })
    const messageId = await change.message({
      kind: 'customer',
      text: text ?? sentence,
      author: change.inquiry.customer.name,
    })
    if (messageId !== null) received(change, messageId)
    if (reason !== 'delivered-not-received') {
      change.set({ reason: 'delivered-not-received' })
      change.event('reason-changed', { from: reason, to: 'delivered-not-received', why: 'customer-has-it-not' })
    }
    if (priority === 'low' || priority === 'normal') {
      change.set({ priority: 'high' })
      change.event('priority-changed', { from: priority, to: 'high', why: 'customer-has-it-not' })
    }
  })
  return inquiry
}
