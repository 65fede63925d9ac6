import type { Actor } from '#domain/inquiry/actor.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { PRIORITIES } from '#domain/inquiry/tokens.ts'
import type { Context } from '../context.ts'
import { changeInquiry, type InquiryTarget } from './change-inquiry.ts'
import { notValid } from './read-fields.ts'

/** Says how urgent it is. @throws ServiceError `not-valid`, `not-allowed`, `not-found`, `conflict` */
export async function setPriority(
  ctx: Context,
  input: { target: InquiryTarget; by: Actor; priority: string },
): Promise<Inquiry> {
  const priority = PRIORITIES.find((one) => one === input.priority)
  if (!priority) throw notValid('priority', 'not-a-choice', `priority is one of ${PRIORITIES.join(', ')}.`)
  const { inquiry } = await changeInquiry(ctx, input.target, input.by, 'set-priority', async (change) => {
    const from = change.inquiry.priority
    if (from === priority) return
    change.set({ priority })
    change.event('priority-changed', { from, to: priority })
  })
  return inquiry
}
