import { waitBeforeTry } from '#domain/mail/next-try.ts'
import type { NoticeChannel } from '#domain/watch/notice.ts'
import { quietUntil } from '#domain/watch/quiet-hours.ts'
import { inTransaction } from '#store/transaction.ts'
import {
  beginNoticeTry,
  endNoticeTry,
  type NoticeTryEnd,
  type OutgoingNotice,
  putNoticeOff,
  readNotice,
} from '#store/watches/outgoing-notices.ts'
import { readWatcher, type Watcher } from '#store/watches/watchers.ts'
import type { Context } from '../context.ts'
import { cutOffBefore, triedFor } from './limits.ts'
import { planSending } from './queue-notice.ts'

/**
 * What came of a try. `away`: nobody knows whether it was taken; `wait`: it is to come later; `refused`: this notice is never
 * taken; `gone`: nobody is there any more, and nothing is to come again.
 */
export type NoticeSent =
  | { ok: true }
  | { ok: false; why: 'away' | 'wait' | 'daily-limit' | 'refused' | 'gone'; says: string; waitMs?: number | null }

/** Sends notices of one channel. */
export type NoticeSender = {
  send(notice: OutgoingNotice, watcher: Watcher): Promise<NoticeSent>
  /** What becomes of a watcher who is gone. */
  end(watcher: Watcher): Promise<void>
}

/** Null: nothing is set up that sends these, and they wait. */
export type NoticeSenders = Record<NoticeChannel, NoticeSender | null>

/**
 * Makes one try to send a notice that is due. The try is noted before and after it, as with mails (decision 14): two
 * servers never make it at once, and one that was cut off is made again. News that would come in quiet hours waits.
 */
export async function sendNotice(
  ctx: Context,
  senders: NoticeSenders,
  { noticeId }: { noticeId: number },
): Promise<void> {
  const waiting = await readNotice(ctx.database, noticeId)
  const watcher = waiting && (await readWatcher(ctx.database, waiting.watcherId))
  if (!waiting || !watcher || waiting.state !== 'waiting') return
  const sender = senders[waiting.channel]
  const nowMs = ctx.clock()
  if (nowMs - waiting.nextTryAtMs >= triedFor(waiting.channel, 'news')) return dropLate(ctx, waiting)
  // One of a channel that is not set up waits.
  if (!sender) return
  if (waiting.nextTryAtMs > nowMs) return putOff(ctx, waiting, waiting.why, waiting.nextTryAtMs)
  const quietUntilMs = waiting.kind === 'news' ? watcher.quiet && quietUntil(watcher.quiet, watcher.zone, nowMs) : null
  if (quietUntilMs !== null) return putOff(ctx, waiting, 'quiet-hours', quietUntilMs)
  const notice = await beginNoticeTry(ctx.database, { id: noticeId, nowMs, lostBeforeMs: cutOffBefore(nowMs) })
  if (!notice) return
  const sent = await sender.send(notice, watcher)
  const end = endOf(notice, sent, ctx.clock())
  if (!sent.ok) ctx.log.info({ notice: noticeId, channel: notice.channel, why: sent.why }, 'A notice was not taken')
  await inTransaction(ctx.database, async (transaction) => {
    await endNoticeTry(transaction, end)
    if (end.state === 'waiting') await planSending(ctx, transaction, [{ noticeId, waitMs: end.nextTryAtMs - end.atMs }])
  })
  if (end.why === 'gone') await sender.end(watcher)
}

async function putOff(ctx: Context, { id }: OutgoingNotice, why: string | null, untilMs: number): Promise<void> {
  await inTransaction(ctx.database, async (transaction) => {
    await putNoticeOff(transaction, { id, why, untilMs })
    await planSending(ctx, transaction, [{ noticeId: id, waitMs: untilMs - ctx.clock() }])
  })
}

/** Nobody could send it for so long that it is no news any more. */
async function dropLate(ctx: Context, { id, nextTryAtMs, lastError }: OutgoingNotice): Promise<void> {
  const end = { id, state: 'failed', why: 'gave-up', lastError, nextTryAtMs, atMs: ctx.clock() } as const
  await inTransaction(ctx.database, (transaction) => endNoticeTry(transaction, end))
}

/** What a try leads to. */
function endOf(notice: OutgoingNotice, sent: NoticeSent, atMs: number): NoticeTryEnd {
  const end = { id: notice.id, why: null, lastError: null, nextTryAtMs: atMs, atMs }
  if (sent.ok) return { ...end, state: 'sent' }
  const { why, waitMs } = sent
  const lastError = sent.says || null
  if (why === 'refused' || why === 'gone') return { ...end, state: 'failed', why, lastError }
  if (atMs - notice.createdAtMs >= triedFor(notice.channel, notice.kind)) {
    return { ...end, state: 'failed', why: 'gave-up', lastError }
  }
  const nextTryAtMs = atMs + Math.max(waitMs ?? 0, waitBeforeTry(notice.tries, why === 'away' ? 'server' : 'mail'))
  return { ...end, state: 'waiting', why, lastError, nextTryAtMs }
}
