import { addressKey, type MailAddress } from '#domain/mail/address.ts'
import { readInquiryById } from '#store/inquiries/inquiries.ts'
import { messageOfMail } from '#store/mails/threads.ts'
import type { Context } from '../context.ts'
import { addMessage } from '../inquiries/add-message.ts'
import { finishMail } from './finish-mail.ts'
import { mailIdOf } from './mail-id-of.ts'
import { textOfMail } from './mail-text.ts'
import { numbersIn } from './numbers-in.ts'
import type { ReceivedMail } from './receive-mail.ts'
import type { ReceiveParts } from './receive-parts.ts'

/**
 * Adds a mail to its inquiry: then it is our turn. A mail from another address than the customer's says so beside its
 * text, and nothing private goes to that address.
 */
export async function addMailToInquiry(
  ctx: Context,
  parts: ReceiveParts,
  received: ReceivedMail,
  inquiryId: number,
): Promise<void> {
  const { row, mail, fromAddress } = received
  const before = await readInquiryById(ctx.database, inquiryId)
  if (!before) throw new Error('The inquiry of a mail is gone.')
  const { email } = before.customer
  const isCustomer = fromAddress !== null && email !== null && fromAddress === addressKey(email)
  await addMessage(ctx, {
    target: { id: inquiryId },
    by: isCustomer ? { kind: 'customer' } : { kind: 'system' },
    text: textOfMail(parts, mail).text,
    author: isCustomer ? null : authorOf(mail.from),
    html: mail.html,
    mailId: mailIdOf(row),
  })
  const message = await messageOfMail(ctx.database, mailIdOf(row))
  if (!message) throw new Error('A mail was not kept.')
  await finishMail(ctx, parts, received, {
    became: 'message',
    ...message,
    otherNumbers: numbersIn({ subject: '', text: mail.text }).filter((number) => number !== before.trackingNumber),
    stranger: isCustomer ? null : authorOf(mail.from),
  })
}

function authorOf(from: MailAddress | null): string {
  return from === null ? '?' : from.name === null ? from.address : `${from.name} <${from.address}>`
}
