import { inTransaction } from '#store/transaction.ts'
import { cancelOutgoingNotice, makeNoticeDue, type OutboxNotice, readNotice } from '#store/watches/outgoing-notices.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { cutOffBefore } from './limits.ts'
import { planSending } from './queue-notice.ts'

type NoticeContext = Pick<Context, 'database' | 'clock' | 'jobs'>

/**
 * Sends a notice now that waits, failed or was dropped.
 * @throws ServiceError `not-found`; `not-allowed` where it was sent already, is leaving now, or nobody wants it
 */
export function retryNotice(ctx: NoticeContext, { noticeId }: { noticeId: number }): Promise<OutboxNotice> {
  const atMs = ctx.clock()
  return inTransaction(ctx.database, async (transaction) => {
    const isDue = await makeNoticeDue(transaction, { id: noticeId, atMs, lostBeforeMs: cutOffBefore(atMs) })
    const notice = found(await readNotice(transaction, noticeId), noticeId)
    if (!isDue)
      throw new ServiceError(
        'not-allowed',
        `Notice ${noticeId} was sent already, is leaving now, or its receiver refuses all.`,
      )
    await planSending(ctx, transaction, [{ noticeId, watcherId: notice.watcherId }])
    return notice
  })
}

/**
 * Drops a notice that has not left.
 * @throws ServiceError `not-found`; `not-allowed` where it left already or is leaving now
 */
export async function cancelNotice(ctx: NoticeContext, { noticeId }: { noticeId: number }): Promise<OutboxNotice> {
  const atMs = ctx.clock()
  const isDone = await cancelOutgoingNotice(ctx.database, { id: noticeId, atMs, lostBeforeMs: cutOffBefore(atMs) })
  const notice = found(await readNotice(ctx.database, noticeId), noticeId)
  if (!isDone)
    throw new ServiceError('not-allowed', `Notice ${noticeId} is ${notice.state} already, or is leaving now.`)
  return notice
}

function found(notice: OutboxNotice | null, noticeId: number): OutboxNotice {
  if (notice) return notice
  throw new ServiceError('not-found', `There is no notice ${noticeId}.`)
}
