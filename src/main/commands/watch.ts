import { WATCH_EVENTS } from '#domain/watch/tokens.ts'
import { ServiceError } from '#services/errors.ts'
import { askToWatch } from '#services/watches/ask-to-watch.ts'
import { listWatched, type WatchedParcel } from '#services/watches/list-watched.ts'
import { watchByWebhook } from '#services/watches/watch-by-webhook.ts'
import type { TargetInput } from '#services/watches/watch-target.ts'
import { withContext } from './with-context.ts'

export { ServiceError, type TargetInput, WATCH_EVENTS, type WatchedParcel }

/** Has the owner of an address asked whether news of a parcel is wanted. @throws ServiceError for wrong input */
export async function askToBeTold(
  input: { trackingNumber: string; events?: readonly string[] | undefined } & TargetInput,
): Promise<{ trackingNumber: string }> {
  // The question leads to a page: only here are the pages loaded.
  const { watchPages } = await import('#web/server.js')
  return withContext((ctx) => askToWatch(ctx, input), watchPages)
}

/** Has a webhook asked whether it wants news of a parcel. @throws ServiceError for wrong input */
export function askWebhook(input: {
  trackingNumber: string
  url: string
  events?: readonly string[] | undefined
}): Promise<{ trackingNumber: string; secret: string }> {
  return withContext((ctx) => watchByWebhook(ctx, input))
}

/** Who is told of which parcels, the newest first, at most so many. */
export function watchedParcels(limit: number): Promise<WatchedParcel[]> {
  return withContext((ctx) => listWatched(ctx, limit))
}
