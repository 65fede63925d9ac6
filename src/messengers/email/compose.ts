import type { SendMailOptions } from 'nodemailer'
import { type MailAddress, withTag } from '#domain/mail/address.ts'
import type { MailToSend } from '#services/ports/mail.ts'
import { htmlOfText } from './html-of-text.ts'

/** Tells programs that nobody wrote this, so that none of them answers (RFC 3834; the second is Exchange's). */
const AUTOMATIC = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }

/** A mail in the terms of nodemailer, which encodes headers and text. */
export function compose(mail: MailToSend, from: MailAddress): SendMailOptions {
  const reply = mail.replyToken === null ? from.address : withTag(from.address, mail.replyToken)
  const text = mail.replyToken === null ? mail.text : `${mail.text.trimEnd()}\n\n${referenceLine(mail.replyToken)}\n`
  return {
    messageId: mail.messageId,
    date: new Date(mail.atMs),
    from: { name: from.name ?? '', address: from.address },
    replyTo: { name: from.name ?? '', address: reply },
    to: { name: mail.to.name ?? '', address: mail.to.address },
    cc: [...mail.cc],
    subject: mail.subject,
    text,
    html: htmlOfText(text),
    ...(mail.inReplyTo === null ? {} : { inReplyTo: mail.inReplyTo }),
    ...(mail.references.length === 0 ? {} : { references: [...mail.references] }),
    // Bounces come back to the address with the token too.
    envelope: { from: reply, to: [...mail.recipients] },
    headers: { 'X-Loop': from.address, ...(mail.isAutomatic ? AUTOMATIC : {}), ...stopHeaders(mail.stopUrl) },
    textEncoding: 'quoted-printable',
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** Lets mail programs offer a button that ends such mails (RFC 8058). */
function stopHeaders(stopUrl: string | null): Record<string, string> {
  if (stopUrl === null) return {}
  return { 'List-Unsubscribe': `<${stopUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}

/** Leads an answer to its inquiry where its address was lost: quoted histories keep it. */
function referenceLine(token: string): string {
  return `[ref:${token}]`
}
