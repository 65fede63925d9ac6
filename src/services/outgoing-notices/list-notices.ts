import { NOTICE_STATES, type NoticeState } from '#domain/watch/notice.ts'
import { countNotices, type OutboxNotice, readNotices } from '#store/watches/outgoing-notices.ts'
import type { Context } from '../context.ts'

export type { OutboxNotice }

export type NoticeOutbox = {
  counts: Record<NoticeState, number>
  /** The newest first. */
  notices: OutboxNotice[]
}

/** The notices that wait, failed or were sent. All where no states are named. */
export async function listNotices(
  ctx: Pick<Context, 'database'>,
  search: { states?: readonly NoticeState[] | undefined; beforeId?: number | null; limit: number },
): Promise<NoticeOutbox> {
  const { states = NOTICE_STATES, beforeId = null, limit } = search
  const [counts, notices] = await Promise.all([
    countNotices(ctx.database),
    readNotices(ctx.database, { states, beforeId, limit }),
  ])
  return { counts, notices }
}
