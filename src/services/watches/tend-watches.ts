import { inTransaction } from '#store/transaction.ts'
import { pruneWatchers } from '#store/watches/watchers.ts'
import { endOver, pruneWatches, readToLookAt } from '#store/watches/watches.ts'
import type { Context } from '../context.ts'
import { lookSoon } from './ask-to-watch.ts'
import { ASK_STRANGERS_AGAIN_MS, KEEP_ENDED_MS, KEEP_PENDING_MS } from './limits.ts'

const AT_ONCE = 1_000

/**
 * What time does to watches: those are looked at whose parcel may be news by time alone, or whose news waited; those that
 * are over end; what is old is forgotten. Several servers may do it at once.
 */
export async function tendWatches(ctx: Context): Promise<void> {
  const nowMs = ctx.clock()
  await inTransaction(ctx.database, async (transaction) => {
    for (const { watcherId, trackingNumbers } of await readToLookAt(transaction, nowMs, AT_ONCE)) {
      await lookSoon(ctx, transaction, watcherId, trackingNumbers)
    }
  })
  await endOver(ctx.database, nowMs)
  await pruneWatches(ctx.database, { endedMs: nowMs - KEEP_ENDED_MS, pendingMs: nowMs - KEEP_PENDING_MS })
  await pruneWatchers(ctx.database, nowMs - ASK_STRANGERS_AGAIN_MS)
}
