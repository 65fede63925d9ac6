import { insertKey } from '#store/inquiries/keys.ts'
import type { InquiryMail } from '../ports/inquiries.ts'
import type { MailKind } from '../ports/mail.ts'
import type { Change } from './change-inquiry.ts'
import { newKey } from './keys.ts'
import { MOST_KEYS } from './limits.ts'

/** Without what every mail has. */
type Told<M> = M extends unknown ? Omit<M, 'inquiry' | 'key'> : never

const MAIL_KINDS = {
  confirmation: 'confirmation',
  answer: 'answer',
  news: 'notice',
  closing: 'notice',
  key: 'notice',
} as const satisfies Record<InquiryMail['kind'], MailKind>

/**
 * Writes to the customer by mail, where there is an address. Keys are kept as hashes only, so that each mail brings a new
 * one in its link; the older ones stay good.
 * @returns the id of the mail; null where none is sent
 */
export async function tellCustomer(
  change: Change,
  told: Told<InquiryMail>,
  more: { messageId?: number; cc?: readonly string[]; heldUntilMs?: number } = {},
): Promise<number | null> {
  const { ctx, transaction, inquiry, atMs } = change
  const { email } = inquiry.customer
  if (email === null) return null
  const { key, hash } = newKey()
  await insertKey(transaction, { hash, inquiryId: inquiry.id, atMs, most: MOST_KEYS })
  const mail = ctx.inquiryWords.mail({ ...told, inquiry, key } as InquiryMail)
  const { mailId } = await ctx.mail.queue(transaction, {
    to: email,
    ...mail,
    ...more,
    inquiryId: inquiry.id,
    kind: MAIL_KINDS[told.kind],
  })
  return mailId
}
