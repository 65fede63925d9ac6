import type { Scan } from '#domain/scans/scan.ts'
import type { Transaction } from '#store/database.ts'
import { readEndpointsOfParcels } from '#store/webhooks/parcels.ts'
import type { Context } from '../context.ts'
import { LOOK_AT_ONCE } from './limits.ts'

/**
 * Plans, in the transaction that stores new scans, that each endpoint is told what they change: none is missed, and
 * storing scans waits for no endpoint.
 */
export async function planEndpoints(ctx: Context, transaction: Transaction, fresh: readonly Scan[]): Promise<void> {
  const looks = await readEndpointsOfParcels(transaction, [...new Set(fresh.map((scan) => scan.trackingNumber))])
  if (looks.length === 0) return
  const recordedMs = fresh.reduce((ms, scan) => Math.min(ms, scan.recordedAtMs), Number.POSITIVE_INFINITY)
  await planLooks(ctx, transaction, looks, recordedMs - 1)
}

/** Has parcels looked at for endpoints. An endpoint that was told nothing of one yet knows what was known at `sinceMs`. */
export async function planLooks(
  ctx: Context,
  transaction: Transaction,
  looks: readonly { endpointId: number; trackingNumbers: readonly string[] }[],
  sinceMs: number,
): Promise<void> {
  const jobs = looks.flatMap(({ endpointId, trackingNumbers }) =>
    Array.from({ length: Math.ceil(trackingNumbers.length / LOOK_AT_ONCE) }, (_, index) => ({
      about: {
        endpointId,
        trackingNumbers: trackingNumbers.slice(index * LOOK_AT_ONCE, (index + 1) * LOOK_AT_ONCE),
        sinceMs,
      },
      group: String(endpointId),
    })),
  )
  await ctx.jobs.add(transaction, 'tell-endpoint', jobs)
}
