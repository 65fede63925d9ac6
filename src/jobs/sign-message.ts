import { Webhook } from 'standardwebhooks'
import type { MessageSigner } from '#services/ports/webhooks.ts'

/** Signs by the library of Standard Webhooks. */
export const signMessage: MessageSigner = (secret, { id, atMs, body }) =>
  new Webhook(secret).sign(id, new Date(atMs), body)
