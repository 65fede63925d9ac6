import { insertAgentEvent } from '#store/accounts/agent-events.ts'
import type { Transaction } from '#store/database.ts'
import { inTransaction } from '#store/transaction.ts'
import { noteTaken, pauseEndpoint, type WhyPaused } from '#store/webhooks/endpoints.ts'
import { type DueMessage, type MessageState, noteTry, readDueMessage } from '#store/webhooks/messages.ts'
import type { Context } from '../context.ts'
import { NotTaken } from '../outgoing/not-taken.ts'
import type { Poster } from '../ports/posting.ts'
import type { MessageSigner } from '../ports/webhooks.ts'
import { signedHeaders } from './signed-headers.ts'

const GONE = 410

/** Has messages of an endpoint sent. */
export async function planDelivery(
  ctx: Context,
  transaction: Transaction,
  endpointId: number,
  messageIds: readonly string[],
): Promise<void> {
  const jobs = messageIds.map((messageId) => ({ about: { messageId }, group: String(endpointId) }))
  await ctx.jobs.add(transaction, 'deliver-message', jobs)
}

export type DeliverMessageInput = { messageId: string; isLastTry: boolean }

/**
 * Sends one message to its endpoint, signed with each secret in use. It counts as sent once that is written down: a stop
 * in between sends it again, with the same id. An endpoint that says it is gone, or took nothing for as long as a message
 * is tried, is paused; what waits is kept for it.
 * @throws NotTaken where it is to be tried again
 */
export async function deliverMessage(
  ctx: Context,
  { post, sign }: { post: Poster; sign: MessageSigner },
  { messageId, isLastTry }: DeliverMessageInput,
): Promise<void> {
  const message = await readDueMessage(ctx.database, messageId)
  if (!message) return
  const atMs = ctx.clock()
  const posted = await post({
    url: message.url,
    mayBePrivate: message.isLocal,
    headers: signedHeaders(sign, secretsOf(message, atMs), { id: message.id, atMs, body: message.body }),
    body: message.body,
  })
  const answer = posted.ok ? `it answered ${posted.status}` : posted.why
  const note = (state: MessageState) => noteTry(ctx.database, { id: message.id, state, answer, atMs })
  if (posted.ok) {
    await note('taken')
    return noteTaken(ctx.database, message.endpointId, atMs)
  }
  if (posted.status === GONE) {
    await note('waiting')
    return pause(ctx, message, 'gone', answer)
  }
  if (atMs < message.tryUntilMs && !isLastTry) {
    await note('waiting')
    throw new NotTaken(answer)
  }
  await note('given-up')
  if ((message.lastTakenAtMs ?? 0) < message.createdAtMs) await pause(ctx, message, 'failing', answer)
}

function secretsOf({ secret, oldSecret, oldSecretUntilMs }: DueMessage, nowMs: number): string[] {
  return oldSecret !== null && oldSecretUntilMs !== null && nowMs < oldSecretUntilMs ? [secret, oldSecret] : [secret]
}

async function pause(ctx: Context, { endpointId, url }: DueMessage, why: WhyPaused, answer: string): Promise<void> {
  const atMs = ctx.clock()
  await inTransaction(ctx.database, async (transaction) => {
    if (!(await pauseEndpoint(transaction, { id: endpointId, why, atMs }))) return
    ctx.log.warn({ webhook: endpointId, why, answer }, 'A webhook is paused')
    const data = { id: endpointId, url, why, answer }
    await insertAgentEvent(transaction, {
      atMs,
      agentId: null,
      kind: 'webhook-paused',
      byId: null,
      byName: 'server',
      data,
    })
  })
}
