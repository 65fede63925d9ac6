import { inTransaction } from '#store/transaction.ts'
import { type Message, readMessage, readMessages, reviveMessage } from '#store/webhooks/messages.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import type { EndpointTarget } from './change-endpoint.ts'
import { planDelivery } from './deliver-message.ts'
import { findEndpoint } from './find-endpoint.ts'
import { TRY_FOR_MS } from './limits.ts'
import { noteEndpointEvent } from './note-endpoint-event.ts'

export type { Message }

const PAGE = 50
const ID = /^msg_[\w-]{1,60}$/

/**
 * What an endpoint was told, the newest first, in pages.
 * @param input.before the id of the message after which the page begins
 * @throws ServiceError `not-found`, `not-allowed`
 */
export async function listMessages(
  ctx: Context,
  target: EndpointTarget,
  input: { before?: string | undefined } = {},
): Promise<{ items: Message[]; next: string | null }> {
  const { id: endpointId } = await findEndpoint(ctx.database, target.by, target.id)
  const before = input.before === undefined ? null : await messageOf(ctx, endpointId, input.before)
  const found = await readMessages(ctx.database, { endpointId, before, limit: PAGE + 1 })
  const items = found.slice(0, PAGE)
  return { items, next: found.length > PAGE ? (items.at(-1)?.id ?? null) : null }
}

/** One message with what is sent. @throws ServiceError `not-found`, `not-allowed` */
export async function findMessage(
  ctx: Context,
  target: EndpointTarget,
  messageId: string,
): Promise<Message & { body: string }> {
  const { id } = await findEndpoint(ctx.database, target.by, target.id)
  return messageOf(ctx, id, messageId)
}

/**
 * Sends a message again, the same with the same id, whatever came of it. A paused endpoint gets it once it goes on.
 * @throws ServiceError `not-found`, `not-allowed`
 */
export async function resendMessage(ctx: Context, target: EndpointTarget, messageId: string): Promise<Message> {
  const endpoint = await findEndpoint(ctx.database, target.by, target.id)
  const { id } = await messageOf(ctx, endpoint.id, messageId)
  await inTransaction(ctx.database, async (transaction) => {
    await reviveMessage(transaction, { id, tryUntilMs: ctx.clock() + TRY_FOR_MS })
    await planDelivery(ctx, transaction, endpoint.id, [id])
    const more = { message: id }
    await noteEndpointEvent(ctx, transaction, { kind: 'webhook-resent', endpoint, by: target.by, more })
  })
  return messageOf(ctx, endpoint.id, id)
}

async function messageOf(ctx: Context, endpointId: number, id: string): Promise<Message & { body: string }> {
  const found = ID.test(id) ? await readMessage(ctx.database, endpointId, id) : null
  if (!found) throw new ServiceError('not-found', 'There is no such message.')
  return found
}
