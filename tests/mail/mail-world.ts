import { parseAddress } from '#domain/mail/address.ts'
import type { App } from '#main/assemble.ts'
import type { MailConfig } from '#main/config.ts'
import { NO_MAIL } from '#main/mail.ts'
import { listOutbox, type Outgoing } from '#services/mail/list-outbox.ts'
import type { OutgoingMail } from '#services/ports/mail.ts'
import { readInquiryByReference } from '#store/inquiries/inquiries.ts'
import { readOutgoing } from '#store/mails/outgoing.ts'
import { inTransaction } from '#store/transaction.ts'
import type { World } from '../world.ts'

export const FROM = 'Parcel help <help@example.org>'

/** Mail by a server at an address. */
export function mailBy(smtpUrl: string | null): MailConfig {
  return { ...NO_MAIL, smtpUrl, from: parseAddress(FROM) }
}

/** Opens an inquiry by the API, and gives its id. */
export async function openTestInquiry(world: World, more: object = {}): Promise<number> {
  const response = await world.post('/v1/inquiries', { reason: 'other', message: 'Where is it?', ...more })
  if (response.status !== 201) throw new Error(await response.text())
  const { reference } = await response.json()
  const inquiry = await readInquiryByReference(world.app.ctx.database, reference.replace('-', ''))
  if (!inquiry) throw new Error('The inquiry is not there.')
  return inquiry.id
}

/** Hands a mail over, as a verb does. Returns its id. */
export async function queueMail(world: World, mail: Partial<OutgoingMail> = {}): Promise<number> {
  const { ctx } = world.app
  const inquiryId = mail.inquiryId ?? (await openTestInquiry(world))
  const { mailId } = await inTransaction(ctx.database, (transaction) =>
    ctx.mail.queue(transaction, {
      to: 'Ana Ruiz <ana@example.net>',
      subject: 'Your parcel',
      text: 'It is on its way.',
      inquiryId,
      kind: 'answer',
      ...mail,
    }),
  )
  return mailId
}

/** A mail of the outbox. */
export async function mailOf(app: App, mailId: number): Promise<Outgoing> {
  const mail = await readOutgoing(app.ctx.database, mailId)
  if (!mail) throw new Error(`There is no mail ${mailId}.`)
  return mail
}

/** Waits until a mail is as asked. */
export async function mailWhen(app: App, mailId: number, isSo: (mail: Outgoing) => boolean): Promise<Outgoing> {
  const deadline = AbortSignal.timeout(20_000)
  for (;;) {
    const mail = await mailOf(app, mailId)
    if (isSo(mail)) return mail
    if (deadline.aborted) throw new Error(`The mail stays ${JSON.stringify(mail)}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

export const everything = (app: App) =>
  listOutbox(app.ctx, { states: ['held', 'waiting', 'sent', 'failed', 'cancelled'] })
