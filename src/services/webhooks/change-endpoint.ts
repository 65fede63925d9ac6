import type { Transaction } from '#store/database.ts'
import { holdLock, inTransaction } from '#store/transaction.ts'
import {
  deleteEndpoint,
  type Endpoint,
  pauseEndpoint,
  readEndpoint,
  replaceSecret,
  resumeEndpoint,
} from '#store/webhooks/endpoints.ts'
import { reviveWaiting } from '#store/webhooks/messages.ts'
import { countListed, keepParcels, removeParcels } from '#store/webhooks/parcels.ts'
import type { AccountActor } from '../agents/actor.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { FieldReader, notValid } from '../inquiries/read-fields.ts'
import { planDelivery } from './deliver-message.ts'
import { findEndpoint } from './find-endpoint.ts'
import { MOST_LISTED, OLD_SECRET_MS, TRY_FOR_MS } from './limits.ts'
import { noteEndpointEvent } from './note-endpoint-event.ts'
import { readNumbers } from './read-numbers.ts'
import { newSecret } from './secret.ts'

/** Which endpoint, and who changes it. */
export type EndpointTarget = { id: number; by: AccountActor }

/** Sends nothing until it goes on. One that is paused already stays so. @throws ServiceError `not-found`, `not-allowed` */
export function pauseWebhook(ctx: Context, target: EndpointTarget): Promise<Endpoint> {
  return change(ctx, target, async (transaction, endpoint) => {
    const isPaused = await pauseEndpoint(transaction, { id: endpoint.id, why: 'by-hand', atMs: ctx.clock() })
    const more = { why: 'by-hand' }
    if (isPaused) await noteEndpointEvent(ctx, transaction, { kind: 'webhook-paused', endpoint, by: target.by, more })
  })
}

/**
 * Goes on with a paused endpoint: what waits is sent, and what changed in between is told.
 * @throws ServiceError `not-found`, `not-allowed`
 */
export function resumeWebhook(ctx: Context, target: EndpointTarget): Promise<Endpoint> {
  return change(ctx, target, async (transaction, endpoint) => {
    if (!(await resumeEndpoint(transaction, endpoint.id))) return
    const tryUntilMs = ctx.clock() + TRY_FOR_MS
    const waiting = await reviveWaiting(transaction, { endpointId: endpoint.id, tryUntilMs })
    await planDelivery(ctx, transaction, endpoint.id, waiting)
    await noteEndpointEvent(ctx, transaction, { kind: 'webhook-resumed', endpoint, by: target.by })
  })
}

/**
 * Gives an endpoint a new secret, told this once. The old one signs too for a day, so that its owner can change over.
 * @throws ServiceError `not-found`, `not-allowed`
 */
export async function rotateSecret(
  ctx: Context,
  target: EndpointTarget,
): Promise<{ endpoint: Endpoint; secret: string }> {
  const secret = newSecret()
  const endpoint = await change(ctx, target, async (transaction, before) => {
    await replaceSecret(transaction, { id: before.id, secret, oldUntilMs: ctx.clock() + OLD_SECRET_MS })
    await noteEndpointEvent(ctx, transaction, { kind: 'webhook-rotated', endpoint: before, by: target.by })
  })
  return { endpoint, secret }
}

/** Ends an endpoint with all that is kept of it. @throws ServiceError `not-found`, `not-allowed` */
export async function removeWebhook(ctx: Context, target: EndpointTarget): Promise<void> {
  await inTransaction(ctx.database, async (transaction) => {
    const endpoint = await findEndpoint(transaction, target.by, target.id)
    await deleteEndpoint(transaction, endpoint.id)
    await noteEndpointEvent(ctx, transaction, { kind: 'webhook-removed', endpoint, by: target.by })
  })
}

/** Changes the list of numbers. @throws ServiceError `not-found`, `not-valid`, `not-allowed` */
export async function changeNumbers(
  ctx: Context,
  target: EndpointTarget,
  input: { add?: readonly string[] | undefined; remove?: readonly string[] | undefined },
): Promise<Endpoint> {
  const fields = new FieldReader()
  const added = readNumbers(fields, 'add', input.add ?? [])
  const removed = readNumbers(fields, 'remove', input.remove ?? [])
  fields.done()
  return change(ctx, target, async (transaction, endpoint) => {
    if (endpoint.allParcels) throw notValid('add', 'not-a-list', 'This webhook is told of all parcels.')
    await removeParcels(transaction, endpoint.id, removed)
    const sinceMs = ctx.clock()
    const listed = { endpointId: endpoint.id, trackingNumbers: added, isListed: true, sinceMs }
    if (added.length > 0) await keepParcels(transaction, { ...listed, nextLookAtMs: sinceMs })
    if ((await countListed(transaction, endpoint.id)) > MOST_LISTED) {
      throw notValid('add', 'too-many', `A list holds at most ${MOST_LISTED.toLocaleString('en-US')} numbers.`)
    }
    const more = { added: added.length, removed: removed.length }
    await noteEndpointEvent(ctx, transaction, { kind: 'webhook-numbers', endpoint, by: target.by, more })
  })
}

/** Makes a change behind the lock of its endpoint, and gives the endpoint as it is then. */
function change(
  ctx: Context,
  { id, by }: EndpointTarget,
  work: (transaction: Transaction, endpoint: Endpoint) => Promise<void>,
): Promise<Endpoint> {
  return inTransaction(ctx.database, async (transaction) => {
    const endpoint = await findEndpoint(transaction, by, id)
    await holdLock(transaction, `webhook ${id}`)
    await work(transaction, endpoint)
    const after = await readEndpoint(transaction, id)
    if (!after) throw new ServiceError('not-found', 'There is no such webhook.')
    return after
  })
}
