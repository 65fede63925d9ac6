import { isWebhookEvent, WEBHOOK_EVENTS, type WebhookEvent } from '#domain/webhook/webhook-event.ts'
import { holdLock } from '#store/transaction.ts'
import { countEndpoints, type Endpoint, insertEndpoint, readEndpoint } from '#store/webhooks/endpoints.ts'
import { keepParcels } from '#store/webhooks/parcels.ts'
import { type AccountActor, actorOfEvent, requirePermission } from '../agents/actor.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { doOnce, type Once } from '../inquiries/once.ts'
import { FieldReader } from '../inquiries/read-fields.ts'
import { readUrlField } from '../outgoing/read-url-field.ts'
import { LONGEST_URL, MOST_ENDPOINTS } from './limits.ts'
import { noteEndpointEvent } from './note-endpoint-event.ts'
import { readNumbers } from './read-numbers.ts'
import { newSecret } from './secret.ts'

export type AddEndpointInput = {
  url: string
  /** All where none are named. */
  events?: readonly string[] | undefined
  allParcels: boolean
  numbers?: readonly string[] | undefined
  /** It may be on this machine or near it: only whoever has the command line may say so. */
  isLocal?: boolean
}

/**
 * Has an address elsewhere told when parcels change. The secret that signs what is sent is told this once.
 * @throws ServiceError `not-valid` naming every field that is wrong, `too-many`, `not-allowed`
 */
export async function addEndpoint(
  ctx: Context,
  input: AddEndpointInput,
  by: AccountActor,
  once?: Once | null,
): Promise<{ endpoint: Endpoint; secret: string }> {
  requirePermission(by, 'webhooks')
  const isLocal = input.isLocal === true && by.kind === 'system'
  const fields = new FieldReader()
  const url = readUrlField(fields, input.url, { field: 'url', longest: LONGEST_URL, mayBePrivate: isLocal })
  const events = readEvents(fields, input.events ?? [])
  const numbers = readNumbers(fields, 'numbers', input.numbers ?? [])
  if (input.allParcels && numbers.length > 0) {
    fields.wrong('numbers', 'not-both', 'Choose all parcels, or a list of numbers.')
  }
  fields.done()
  ctx.jobs.expect()
  return doOnce(ctx, once, async (transaction) => {
    await holdLock(transaction, 'webhook endpoints')
    if ((await countEndpoints(transaction)) >= MOST_ENDPOINTS) {
      throw new ServiceError('too-many', `There are at most ${MOST_ENDPOINTS} webhooks.`)
    }
    const createdAtMs = ctx.clock()
    const secret = newSecret()
    const createdBy = actorOfEvent(by).byName
    const one = { url, events, allParcels: input.allParcels, isLocal, secret, createdAtMs, createdBy }
    const { id } = await insertEndpoint(transaction, one)
    const listed = { endpointId: id, trackingNumbers: numbers, isListed: true, sinceMs: createdAtMs }
    if (numbers.length > 0) await keepParcels(transaction, { ...listed, nextLookAtMs: createdAtMs })
    const endpoint = await readEndpoint(transaction, id)
    if (!endpoint) throw new Error('An endpoint was not kept.')
    await noteEndpointEvent(ctx, transaction, { kind: 'webhook-added', endpoint, by })
    return { endpoint, secret }
  })
}

function readEvents(fields: FieldReader, given: readonly string[]): WebhookEvent[] {
  if (!given.every(isWebhookEvent)) {
    fields.wrong('events', 'not-a-choice', `An event is one of ${WEBHOOK_EVENTS.join(', ')}.`)
  }
  return WEBHOOK_EVENTS.filter((event) => given.length === 0 || given.includes(event))
}
