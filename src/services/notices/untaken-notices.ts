import { countNotices, type NoticeCounts, readUntaken, type StoredNotice } from '#store/source-notices.ts'
import type { Context } from '../context.ts'
import { TEST_SUBSCRIPTION } from './notice-source.ts'

const MOST_LISTED = 200

export type UntakenNotices = { counts: NoticeCounts; untaken: StoredNotice[] }

/** How many notices of a source are kept, and the first that could not be read or wait to be. */
export async function untakenNotices(ctx: Context, source: string): Promise<UntakenNotices> {
  const counts = await countNotices(ctx.database, { source, besides: TEST_SUBSCRIPTION })
  const untaken = await readUntaken(ctx.database, {
    source,
    states: ['waiting', 'unread'],
    afterId: 0,
    receivedBeforeMs: Number.MAX_SAFE_INTEGER,
    limit: MOST_LISTED,
  })
  return { counts, untaken }
}
