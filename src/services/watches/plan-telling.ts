import type { Transaction } from '#store/database.ts'
import { readWatchersOfParcels } from '#store/watches/watches.ts'
import type { Context } from '../context.ts'

/**
 * Plans, in the transaction that stores new scans, that each watcher of their parcels is told what is news: none is
 * missed, and storing scans waits for no watcher.
 */
export async function planTelling(
  ctx: Context,
  transaction: Transaction,
  trackingNumbers: readonly string[],
): Promise<void> {
  const watchers = await readWatchersOfParcels(transaction, trackingNumbers)
  await ctx.jobs.add(
    transaction,
    'tell-watcher',
    watchers.map((about) => ({ about, group: String(about.watcherId) })),
  )
}
