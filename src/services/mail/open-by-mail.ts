import { z } from 'zod'
import { addressKey, isOurs } from '#domain/mail/address.ts'
import { cleanLine } from '#domain/text/clean-text.ts'
import { messageOfMail } from '#store/mails/threads.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { LONGEST_HISTORY, LONGEST_NAME, LONGEST_SUBJECT } from '../inquiries/limits.ts'
import { openInquiry } from '../inquiries/open-inquiry.ts'
import { finishMail } from './finish-mail.ts'
import { mailIdOf } from './mail-id-of.ts'
import { textOfMail } from './mail-text.ts'
import { numbersIn } from './numbers-in.ts'
import type { ReceivedMail } from './receive-mail.ts'
import type { ReceiveParts } from './receive-parts.ts'

/**
 * Opens an inquiry with a mail that belongs to none: with the parcel whose number is in it, and the history that was
 * pasted into it.
 */
export async function openByMail(ctx: Context, parts: ReceiveParts, received: ReceivedMail): Promise<void> {
  const { row, mail, fromAddress } = received
  const [number, ...otherNumbers] = numbersIn(mail)
  const email = answerTo(received, parts.ours?.address ?? null)
  const history = mail.text.slice(0, LONGEST_HISTORY)
  const { scans } = ctx.readHistory(history, ctx.clock())
  await openInquiry(ctx, {
    by: { kind: 'system' },
    origin: 'email',
    reason: 'other',
    trackingNumber: number,
    name: cleanLine(mail.from?.name ?? '').slice(0, LONGEST_NAME) || null,
    email,
    subject: cleanLine(mail.subject).slice(0, LONGEST_SUBJECT) || null,
    message: textOfMail(parts, mail).text,
    history: scans.length > 0 ? history : null,
    html: mail.html ?? undefined,
    mailId: mailIdOf(row),
  }).catch((error: unknown) => {
    // A stop came between this and what follows: the mail opened its inquiry before.
    if (!(error instanceof ServiceError && error.code === 'conflict')) throw error
  })
  const message = await messageOfMail(ctx.database, mailIdOf(row))
  if (!message) throw new Error('A mail was not kept.')
  await finishMail(ctx, parts, received, {
    became: 'inquiry',
    ...message,
    otherNumbers,
    stranger: email !== null && fromAddress !== null && addressKey(email) !== fromAddress ? fromAddress : null,
  })
}

/** Where answers go: as the mail asks, else back; null where no answer can go there. */
function answerTo({ mail }: ReceivedMail, ours: string | null): string | null {
  const address = [mail.replyTo?.address, mail.from?.address].find(
    (one) => one !== undefined && z.email().safeParse(one).success && (ours === null || !isOurs(one, ours)),
  )
  return address ?? null
}
