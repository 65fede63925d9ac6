import type { Transaction } from '#store/database.ts'
import { type Outgoing, readOutgoing } from '#store/mails/outgoing.ts'
import type { Context } from '../context.ts'
import { changeInside } from '../inquiries/change-inquiry.ts'

/**
 * Writes down that a mail did not get through. Where it was an answer, it is our turn again: the customer does not know.
 * @param failure.why a code of ours · `says`: the mail server's words
 */
export async function noteFailure(
  ctx: Context,
  transaction: Transaction,
  mail: Pick<Outgoing, 'id' | 'inquiryId' | 'inquiryMessageId' | 'kind' | 'toAddress'>,
  failure: { why: string; says: string | null },
): Promise<void> {
  const { why, says } = failure
  ctx.log.warn({ mail: mail.id, why }, 'A mail did not get through')
  if (mail.inquiryId === null) return
  await changeInside(ctx, transaction, { id: mail.inquiryId }, { kind: 'system' }, async (change) => {
    // Its person was deleted while it was on its way.
    if ((await readOutgoing(transaction, mail.id))?.toAddress === '') return
    const { status } = change.inquiry
    const isOurTurn = mail.kind === 'answer' && (status === 'waiting' || status === 'answered')
    if (isOurTurn) change.set({ status: 'open', closesAtMs: null, snoozedUntilMs: null })
    change.event('mail-failed', { mail: mail.id, message: mail.inquiryMessageId, to: mail.toAddress, why, says })
  })
}
