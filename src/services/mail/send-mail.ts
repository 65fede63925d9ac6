import { addressKey } from '#domain/mail/address.ts'
import { GIVE_UP_AFTER_MS, waitBeforeTry } from '#domain/mail/next-try.ts'
import {
  beginTry,
  endTry,
  type Outgoing,
  readOutgoing,
  type TryEnd,
  wakeThoseWaitingForServer,
} from '#store/mails/outgoing.ts'
import { inTransaction } from '#store/transaction.ts'
import type { Context } from '../context.ts'
import type { MailSender, MailSent, MailToSend } from '../ports/mail.ts'
import { lostBefore } from './lost-tries.ts'
import { noteFailure } from './note-failure.ts'

/**
 * Makes one try to send a mail that is due. The try is noted before and after, so that two servers never make it at
 * once, and a server that stops in between leaves a mail that is tried again: then, and only then, it may arrive twice,
 * with the same Message-ID, as SMTP itself allows.
 */
export async function sendMail(ctx: Context, sender: MailSender, { mailId }: { mailId: number }): Promise<void> {
  const nowMs = ctx.clock()
  const mail = await beginTry(ctx.database, { id: mailId, nowMs, lostBeforeMs: lostBefore(nowMs) })
  if (!mail) return askAgainLater(ctx, mailId)
  const sent = await sender.send(toSend(mail))
  const end = endOf(mail, sent, ctx.clock())
  await inTransaction(ctx.database, async (transaction) => {
    // The inquiry is locked before the mail, as everywhere.
    if (end.state === 'failed' || end.why === 'refused-in-part') {
      await noteFailure(ctx, transaction, mail, { why: end.why ?? 'refused', says: end.lastError })
    }
    await endTry(transaction, end)
    if (end.state === 'waiting') {
      const afterS = Math.ceil((end.nextTryAtMs - end.atMs) / 1000)
      await ctx.jobs.add(transaction, 'send-mail', [{ about: { mailId }, afterS }])
    }
    if (sent.ok) {
      const woken = await wakeThoseWaitingForServer(transaction, end.atMs)
      await ctx.jobs.add(
        transaction,
        'send-mail',
        woken.map((id) => ({ about: { mailId: id } })),
      )
    }
  })
}

/** A mail that is held still, or whose next try is later, gets its job then. */
async function askAgainLater(ctx: Context, mailId: number): Promise<void> {
  const mail = await readOutgoing(ctx.database, mailId)
  if (!mail || (mail.state !== 'held' && mail.state !== 'waiting') || mail.tryStartedAtMs !== null) return
  const waitMs = mail.nextTryAtMs - ctx.clock()
  if (waitMs <= 0) return
  await inTransaction(ctx.database, (transaction) =>
    ctx.jobs.add(transaction, 'send-mail', [{ about: { mailId }, afterS: Math.ceil(waitMs / 1000) }]),
  )
}

function toSend(mail: Outgoing): MailToSend {
  return {
    messageId: mail.messageId,
    to: { name: mail.toName, address: mail.toAddress },
    cc: mail.cc,
    recipients: mail.leftTo,
    subject: mail.subject,
    text: mail.text,
    inReplyTo: mail.inReplyTo,
    references: mail.references,
    replyToken: mail.replyToken,
    isAutomatic: mail.kind !== 'answer',
    stopUrl: mail.stopUrl,
    atMs: mail.createdAtMs,
  }
}

/** What a try leads to. */
function endOf(mail: Outgoing, sent: MailSent, atMs: number): TryEnd {
  const isLast = atMs - mail.createdAtMs >= GIVE_UP_AFTER_MS
  const later = (at: 'mail' | 'server') => atMs + waitBeforeTry(mail.tries, at)
  const end = { id: mail.id, leftTo: mail.leftTo, lastError: null, nextTryAtMs: atMs, atMs, why: null }
  if (!sent.ok) {
    const { message } = sent
    if (sent.at === 'mail' && sent.isForGood) return { ...end, state: 'failed', why: 'refused', lastError: message }
    if (isLast) return { ...end, state: 'failed', why: 'gave-up', lastError: message }
    const why = sent.at === 'server' ? 'server-away' : 'asked-to-wait'
    return { ...end, state: 'waiting', why, lastError: message, nextTryAtMs: later(sent.at) }
  }
  const lastError = sent.refused.map(({ address, message }) => `${address}: ${message}`).join('\n') || null
  const laterKeys = new Set(
    sent.refused.filter(({ isForGood }) => !isForGood).map(({ address }) => addressKey(address)),
  )
  const left = mail.leftTo.filter((address) => laterKeys.has(addressKey(address)))
  if (left.length > 0 && !isLast) {
    return { ...end, state: 'waiting', why: 'asked-to-wait', leftTo: left, lastError, nextTryAtMs: later('mail') }
  }
  return { ...end, state: 'sent', why: sent.refused.length > 0 ? 'refused-in-part' : null, leftTo: left, lastError }
}
