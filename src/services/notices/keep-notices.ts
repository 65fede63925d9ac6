import { pruneNotices } from '#store/source-notices.ts'
import type { Context } from '../context.ts'
import type { NoticeSource } from './notice-source.ts'
import { takeWaitingNotices } from './take-waiting-notices.ts'

/** So long notices are kept: to be read again, and to know one that is told again. Their scans stay. */
export const KEEP_NOTICES_MS = 30 * 86_400_000
/** A notice that waits longer was cut off by a stop or by a database that was away. */
const CUT_OFF_MS = 60_000

/** Takes the notices that were kept but not taken, and forgets old ones. Several servers may do so at once. */
export async function keepNotices(ctx: Context, source: NoticeSource): Promise<void> {
  const nowMs = ctx.clock()
  await takeWaitingNotices(ctx, source, { states: ['waiting'], receivedBeforeMs: nowMs - CUT_OFF_MS })
  await pruneNotices(ctx.database, nowMs - KEEP_NOTICES_MS)
}
