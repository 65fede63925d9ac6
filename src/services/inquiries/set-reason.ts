import type { Actor } from '#domain/inquiry/actor.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { INQUIRY_REASONS } from '#domain/inquiry/tokens.ts'
import type { Context } from '../context.ts'
import { changeInquiry, type InquiryTarget } from './change-inquiry.ts'
import { notValid } from './read-fields.ts'

/** Says what it is about. @throws ServiceError `not-valid`, `not-allowed`, `not-found`, `conflict` */
export async function setReason(
  ctx: Context,
  input: { target: InquiryTarget; by: Actor; reason: string },
): Promise<Inquiry> {
  const reason = INQUIRY_REASONS.find((one) => one === input.reason)
  if (!reason) throw notValid('reason', 'not-a-choice', `reason is one of ${INQUIRY_REASONS.join(', ')}.`)
  const { inquiry } = await changeInquiry(ctx, input.target, input.by, 'set-reason', async (change) => {
    const from = change.inquiry.reason
    if (from === reason) return
    change.set({ reason })
    change.event('reason-changed', { from, to: reason })
  })
  return inquiry
}
