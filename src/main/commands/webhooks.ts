import { WEBHOOK_EVENTS } from '#domain/webhook/webhook-event.ts'
import { type AddEndpointInput, addEndpoint } from '#services/webhooks/add-endpoint.ts'
import { pauseWebhook, removeWebhook, resumeWebhook, rotateSecret } from '#services/webhooks/change-endpoint.ts'
import { type Endpoint, listEndpoints } from '#services/webhooks/find-endpoint.ts'
import { listMessages, type Message, resendMessage } from '#services/webhooks/list-messages.ts'
import { onDesk } from './agents.ts'
import { withContext } from './with-context.ts'

export { type Endpoint, type Message, WEBHOOK_EVENTS }

const BY = { kind: 'system' } as const

type WithSecret = { endpoint: Endpoint; secret: string }

/** Adds a webhook. @throws ConfigError for what can't be kept */
export async function addWebhook(input: AddEndpointInput): Promise<WithSecret> {
  const added = await onDesk((ctx) => addEndpoint(ctx, input, BY))
  if (!added) throw new Error('The webhook was not kept.')
  return added
}

export function webhooks(): Promise<Endpoint[]> {
  return withContext((ctx) => listEndpoints(ctx, BY))
}

/** Does something to a webhook; null where there is none with this id. */
export function changeWebhook(id: number, verb: 'pause' | 'resume' | 'remove'): Promise<true | null> {
  const run = { pause: pauseWebhook, resume: resumeWebhook, remove: removeWebhook }[verb]
  return onDesk(async (ctx) => {
    await run(ctx, { id, by: BY })
    return true as const
  })
}

/** A new secret; null where there is no such webhook. */
export function rotateWebhook(id: number): Promise<WithSecret | null> {
  return onDesk((ctx) => rotateSecret(ctx, { id, by: BY }))
}

/** The newest messages of a webhook; null where there is none with this id. */
export function webhookLog(id: number): Promise<Message[] | null> {
  return onDesk(async (ctx) => (await listMessages(ctx, { id, by: BY })).items)
}

/** Has a message sent again by the running server; null where there is none. */
export function resendToWebhook(id: number, message: string): Promise<Message | null> {
  return onDesk((ctx) => resendMessage(ctx, { id, by: BY }, message))
}
