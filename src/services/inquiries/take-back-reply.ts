import type { Actor } from '#domain/inquiry/actor.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { readEvents } from '#store/inquiries/events.ts'
import { readMessage, takeBackMessage } from '#store/inquiries/messages.ts'
import { saveDraft } from '#store/inquiries/reply-drafts.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { beforeReplies } from './before-replies.ts'
import { changeInquiry, type InquiryTarget } from './change-inquiry.ts'

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
    const mail = events.find(({ kind, data }) => kind === 'message-sent' && data.message === messageId)?.data.mail
    const isHeld = await takeBackMessage(change.transaction, messageId, change.atMs)
    if (!isHeld || (typeof mail === 'number' && !(await ctx.mail.callBack(change.transaction, mail)))) {
      throw new ServiceError('conflict', 'It is too late: the reply is on its way.')
    }
    const before = beforeReplies(events, messageId)
    if (before) change.set(before)
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
