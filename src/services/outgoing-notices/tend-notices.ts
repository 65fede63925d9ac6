import { inTransaction } from '#store/transaction.ts'
import { pruneLogged } from '#store/watches/notice-log.ts'
import { pruneNotices, readDueNotices } from '#store/watches/outgoing-notices.ts'
import type { Context } from '../context.ts'
import { cutOffBefore, KEEP_ENDED_NOTICES_MS, KEEP_LOG_MS } from './limits.ts'
import { planSending } from './queue-notice.ts'

const MOST_AT_ONCE = 500

/**
 * Adds a job for each notice that is due: those cut off with their server, and those that waited for something to be set
 * up. A job too many does nothing. What ended long ago is forgotten.
 */
export async function tendNotices(ctx: Context): Promise<void> {
  const nowMs = ctx.clock()
  const search = { nowMs, lostBeforeMs: cutOffBefore(nowMs), limit: MOST_AT_ONCE }
  const due = await readDueNotices(ctx.database, search)
  if (due.length > 0) {
    await inTransaction(ctx.database, (transaction) =>
      planSending(
        ctx,
        transaction,
        due.map((noticeId) => ({ noticeId })),
      ),
    )
  }
  await pruneNotices(ctx.database, nowMs - KEEP_ENDED_NOTICES_MS)
  await pruneLogged(ctx.database, nowMs - KEEP_LOG_MS)
}
