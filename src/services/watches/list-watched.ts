import { readAllWatches, type WatchedParcel } from '#store/watches/watches.ts'
import type { Context } from '../context.ts'

export type { WatchedParcel }

/** Who is told of which parcels, the newest first: for the operator. */
export function listWatched(ctx: Context, limit: number): Promise<WatchedParcel[]> {
  return readAllWatches(ctx.database, limit)
}
