import type { Glance } from '#domain/watch/glance.ts'
import { changeSince } from '#domain/webhook/webhook-event.ts'
import type { Transaction } from '#store/database.ts'
import { holdLock, inTransaction } from '#store/transaction.ts'
import { type Endpoint, readEndpoint } from '#store/webhooks/endpoints.ts'
import { insertMessage, type NewMessage } from '#store/webhooks/messages.ts'
import { type EndpointParcel, keepParcels, lookLater, readParcels, saveTold } from '#store/webhooks/parcels.ts'
import type { Context } from '../context.ts'
import { glanceAtParcels, type Seen } from '../parcels/glance-of-parcel.ts'
import type { MessageWriter } from '../ports/webhooks.ts'
import { planDelivery } from './deliver-message.ts'
import { FORGET_ENDED_MS, FORGET_SILENT_MS, TRY_FOR_MS } from './limits.ts'
import { newMessageId } from './message-id.ts'

export type TellEndpointInput = { endpointId: number; trackingNumbers: readonly string[]; sinceMs: number }

/**
 * Tells an endpoint what changed of some parcels since it was told last: what is told and that it was told are committed
 * together, with the jobs that send it. A paused endpoint is told once it goes on, of all changes in between as of one.
 */
export async function tellEndpoint(ctx: Context, write: MessageWriter, input: TellEndpointInput): Promise<void> {
  const { endpointId, trackingNumbers, sinceMs } = input
  await inTransaction(ctx.database, async (transaction) => {
    await holdLock(transaction, `webhook ${endpointId}`)
    const endpoint = await readEndpoint(transaction, endpointId)
    if (!endpoint) return
    if (endpoint.allParcels) {
      const more = { endpointId, trackingNumbers, sinceMs, isListed: false, nextLookAtMs: null }
      await keepParcels(transaction, more)
    }
    const nowMs = ctx.clock()
    if (endpoint.state === 'paused') return lookLater(transaction, endpointId, trackingNumbers, nowMs)
    const parcels = await readParcels(transaction, endpointId, trackingNumbers)
    const seen = await glanceAtParcels(
      ctx,
      parcels.map(({ trackingNumber }) => trackingNumber),
    )
    const known = await knownBefore(ctx, parcels, sinceMs)
    const ids: string[] = []
    for (const parcel of parcels) {
      const now = seen.get(parcel.trackingNumber)
      const told = parcel.told ?? known.get(parcel.trackingNumber)
      if (!now || !told) continue
      for (const message of messagesOf(endpoint, write, { told, now, nowMs })) {
        await insertMessage(transaction, message)
        ids.push(message.id)
      }
      await keepTold(transaction, endpointId, parcel, now, nowMs)
    }
    await planDelivery(ctx, transaction, endpointId, ids)
  })
}

/** What was known of the parcels of which the endpoint was told nothing yet, when it began to want to be told. */
async function knownBefore(
  ctx: Context,
  parcels: readonly EndpointParcel[],
  newsSinceMs: number,
): Promise<Map<string, Glance>> {
  const since = Map.groupBy(
    parcels.filter(({ told }) => told === null),
    // Scans that were on their way to the database when it began are news too.
    ({ sinceMs }) => Math.min(sinceMs, newsSinceMs),
  )
  const known = new Map<string, Glance>()
  for (const [sinceMs, group] of since) {
    const numbers = group.map(({ trackingNumber }) => trackingNumber)
    for (const [number, { glance }] of await glanceAtParcels(ctx, numbers, sinceMs)) known.set(number, glance)
  }
  return known
}

function messagesOf(
  endpoint: Endpoint,
  write: MessageWriter,
  { told, now, nowMs }: { told: Glance; now: Seen; nowMs: number },
): NewMessage[] {
  const { events, news, before } = changeSince(told, now.glance)
  return events
    .filter((type) => endpoint.events.includes(type))
    .map((type) => ({
      id: newMessageId(),
      endpointId: endpoint.id,
      type,
      trackingNumber: now.reading.trackingNumber,
      body: write({ type, atMs: nowMs, news, before, reading: now.reading }),
      createdAtMs: nowMs,
      tryUntilMs: nowMs + TRY_FOR_MS,
    }))
}

function keepTold(
  transaction: Transaction,
  endpointId: number,
  { trackingNumber, isListed }: EndpointParcel,
  { glance, nextLookAtMs }: Seen,
  nowMs: number,
): Promise<void> {
  const forgetAtMs = isListed ? null : nowMs + (glance.endedAtMs === null ? FORGET_SILENT_MS : FORGET_ENDED_MS)
  return saveTold(transaction, { endpointId, trackingNumber, told: glance, nextLookAtMs, forgetAtMs })
}
