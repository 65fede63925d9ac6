import type { Context } from '#services/context.ts'
import type { Poster } from '#services/ports/posting.ts'
import { deliverScan, type PayloadWriter } from '#services/subscriptions/deliver-scan.ts'
import type { JobKind, Retries } from './queue.ts'

/** An hour in all: after 10 seconds, 20, 40, ... */
const RETRIES: Retries = { limit: 10, delayS: 10, mostDelayS: 900 }

/** Posts a new scan to a subscription's listener. */
export function deliverScanKind(parts: {
  /** Known only once the room that adds jobs is built. */
  ctx: () => Context
  post: Poster
  write: PayloadWriter
  retries?: Retries
}): JobKind<'deliver-scan'> {
  const { ctx, post, write, retries = RETRIES } = parts
  return {
    name: 'deliver-scan',
    retries,
    mostSeconds: 60,
    workers: 4,
    workersOfGroup: 2,
    takeEach: 5,
    work: ({ id, about, isLastTry }) =>
      deliverScan(ctx(), { post, write }, { delivery: about, deliveryId: id, isLastTry }),
  }
}
