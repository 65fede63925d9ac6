import { createHmac } from 'node:crypto'
import { type Listener, markDelivered, readListener, suspendSubscription } from '#store/subscriptions.ts'
import type { Context } from '../context.ts'
import { NotTaken } from '../outgoing/not-taken.ts'
import type { ScanDelivery } from '../ports/jobs.ts'
import type { Poster } from '../ports/posting.ts'

export type { Listener, ScanDelivery }

/** Writes what is posted about a scan; null where there is nothing to tell: a scan that another source told before. */
export type PayloadWriter = (
  ctx: Context,
  delivery: ScanDelivery,
  listener: Listener,
) => Promise<{ payload: object; isSimulated: boolean } | null>

export type DeliverScanInput = {
  delivery: ScanDelivery
  /** The same for each try, so that a listener can tell a repeat. */
  deliveryId: string
  isLastTry: boolean
}

/**
 * Posts one scan to a subscription's listener. A listener that took nothing from the first try to the last is suspended.
 * @throws NotTaken where it did not take this one
 */
export async function deliverScan(
  ctx: Context,
  { post, write }: { post: Poster; write: PayloadWriter },
  { delivery, deliveryId, isLastTry }: DeliverScanInput,
): Promise<void> {
  const listener = await readListener(ctx.database, delivery.subscriptionId)
  if (!listener) return
  const told = await write(ctx, delivery, listener)
  if (!told) return
  const nowMs = ctx.clock()
  const timestamp = new Date(nowMs).toISOString()
  const payload = JSON.stringify(told.payload)
  const posted = await post({
    url: listener.url,
    mayBePrivate: listener.localWebhooks,
    headers: {
      'content-type': 'application/json',
      'x-hmac': createHmac('sha256', listener.secret).update(timestamp).update(payload).digest('base64'),
      'x-whereabouts-delivery': deliveryId,
      ...(told.isSimulated ? { 'x-whereabouts-simulated': 'true' } : {}),
    },
    body: JSON.stringify({ subscriptionId: String(listener.id), subscriptionType: 'TRACKING', timestamp, payload }),
  })
  if (posted.ok) return markDelivered(ctx.database, listener.id, nowMs)
  if (isLastTry) {
    const reason = `The listener did not take what was sent: ${posted.why}`
    const isSuspended = await suspendSubscription(ctx.database, {
      id: listener.id,
      reason,
      sinceMs: delivery.plannedAtMs,
      atMs: nowMs,
    })
    if (isSuspended) ctx.log.warn({ subscription: listener.id, why: posted.why }, 'A subscription is suspended')
  }
  throw new NotTaken(posted.why)
}
