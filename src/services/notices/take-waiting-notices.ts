import { type NoticeState, readUntaken } from '#store/source-notices.ts'
import type { Context } from '../context.ts'
import type { NoticeSource } from './notice-source.ts'
import { takeNotice } from './take-notice.ts'

const BATCH = 100

export type TakenNotices = { taken: number; unread: number }

/**
 * Takes notices that were kept but whose scans are not recorded: `waiting` ones, which a stop cut off, and `unread` ones,
 * which a newer version may be able to read.
 */
export async function takeWaitingNotices(
  ctx: Context,
  source: NoticeSource,
  asked: { states: readonly NoticeState[]; receivedBeforeMs: number },
): Promise<TakenNotices> {
  const result: TakenNotices = { taken: 0, unread: 0 }
  let afterId = 0
  for (;;) {
    const notices = await readUntaken(ctx.database, { source: source.source, ...asked, afterId, limit: BATCH })
    for (const notice of notices) result[await takeNotice(ctx, source, notice)]++
    const last = notices.at(-1)
    if (!last) return result
    afterId = last.id
  }
}
