import type { NoticeContent, NoticeKind } from '#domain/watch/notice.ts'
import type { Transaction } from '#store/database.ts'
import { insertNotice } from '#store/watches/outgoing-notices.ts'
import type { Context } from '../context.ts'

/** Hands a notice over: it leaves once the transaction is committed, and is kept until the other side took it. */
export async function queueNotice(
  ctx: Context,
  transaction: Transaction,
  notice: NoticeContent & { watcherId: number; kind: NoticeKind },
): Promise<void> {
  const noticeId = await insertNotice(transaction, { ...notice, nowMs: ctx.clock() })
  await planSending(ctx, transaction, [{ noticeId, watcherId: notice.watcherId }])
}

/** Adds a job for each notice, after some time where that is said. Of one watcher one is sent at a time. */
export async function planSending(
  ctx: Pick<Context, 'jobs'>,
  transaction: Transaction,
  notices: readonly { noticeId: number; watcherId?: number; waitMs?: number }[],
): Promise<void> {
  await ctx.jobs.add(
    transaction,
    'send-notice',
    notices.map(({ noticeId, watcherId, waitMs = 0 }) => ({
      about: { noticeId },
      ...(watcherId === undefined ? {} : { group: String(watcherId) }),
      ...(waitMs > 0 ? { afterS: Math.ceil(waitMs / 1000) } : {}),
    })),
  )
}
