import type { Actor } from '#domain/inquiry/actor.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { readEvents } from '#store/inquiries/events.ts'
import { readMessage, takeBackMessage } from '#store/inquiries/messages.ts'
import { saveDraft } from '#store/inquiries/reply-drafts.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { changeInquiry, type InquiryTarget } from './change-inquiry.ts'
import type { restorable } from './reply.ts'

/**
 * Takes a reply back that is still held: the mail does not go out, the text goes back to the draft, and the inquiry is as
 * it was, as far as nothing else changed it since.
 * @throws ServiceError `conflict` where it is out already, `not-allowed` for somebody else's, `not-found`
 */
export async function takeBackReply(
  ctx: Context,
  input: { target: InquiryTarget; by: Actor; messageId: number },
): Promise<Inquiry> {
  const { by, messageId } = input
  const { inquiry } = await changeInquiry(ctx, input.target, by, 'take-back', async (change) => {
    const message = await readMessage(change.transaction, change.inquiry.id, messageId)
    if (message?.kind !== 'agent') throw new ServiceError('not-found', 'There is no such reply.')
    if (by.kind === 'agent' && message.authorId !== by.id) {
      throw new ServiceError('not-allowed', 'Only who wrote a reply takes it back.')
    }
    const events = await readEvents(change.transaction, change.inquiry.id)
    const place = events.findIndex(({ kind, data }) => kind === 'message-sent' && data.message === messageId)
    const { mail, before } = (events[place]?.data ?? {}) as { mail?: number; before?: ReturnType<typeof restorable> }
    const isHeld = await takeBackMessage(change.transaction, messageId, change.atMs)
    if (!isHeld || (mail && !(await ctx.mail.callBack(change.transaction, mail)))) {
      throw new ServiceError('conflict', 'It is too late: the reply is on its way.')
    }
    const sentAtMs = events[place]?.atMs
    const isLast = events.slice(place + 1).every(({ atMs, byId }) => atMs === sentAtMs && byId === events[place]?.byId)
    if (before && isLast) change.set(before)
    change.event('message-taken-back', { message: messageId })
    if (message.authorId) {
      await saveDraft(change.transaction, {
        inquiryId: change.inquiry.id,
        agentId: message.authorId,
        kind: 'reply',
        text: message.text,
        atMs: change.atMs,
      })
    }
  })
  return inquiry
}
