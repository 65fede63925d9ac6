import { inTransaction } from '#store/transaction.ts'
import { pruneMessages } from '#store/webhooks/messages.ts'
import { pruneParcels, readToLookAt } from '#store/webhooks/parcels.ts'
import type { Context } from '../context.ts'
import { KEEP_MESSAGES_MS } from './limits.ts'
import { planLooks } from './plan-endpoints.ts'

const AT_ONCE = 1_000

/**
 * What time does to webhooks: parcels are looked at that may have changed by time alone, or while their endpoint was
 * paused; what is old is forgotten. Several servers may do it at once.
 */
export async function tendEndpoints(ctx: Context): Promise<void> {
  const nowMs = ctx.clock()
  await inTransaction(ctx.database, async (transaction) => {
    await planLooks(ctx, transaction, await readToLookAt(transaction, nowMs, AT_ONCE), nowMs)
  })
  await pruneParcels(ctx.database, nowMs)
  await pruneMessages(ctx.database, nowMs - KEEP_MESSAGES_MS)
}
