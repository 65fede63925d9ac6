import type { Transaction } from '#store/database.ts'
import { readEndpointsOfParcels } from '#store/webhooks/parcels.ts'
import type { Context } from '../context.ts'
import { LOOK_AT_ONCE } from './limits.ts'

/**
 * Plans, in the transaction that stores new scans, that each endpoint is told what they change: none is missed, and
 * storing scans waits for no endpoint.
 */
export async function planEndpoints(
  ctx: Context,
  transaction: Transaction,
  trackingNumbers: readonly string[],
): Promise<void> {
  await planLooks(ctx, transaction, await readEndpointsOfParcels(transaction, trackingNumbers))
}

/** Has parcels looked at for endpoints; what was known before now is what an endpoint without more knows. */
export async function planLooks(
  ctx: Context,
  transaction: Transaction,
  looks: readonly { endpointId: number; trackingNumbers: readonly string[] }[],
): Promise<void> {
  const sinceMs = ctx.clock() - 1
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
