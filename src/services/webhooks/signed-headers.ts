import type { MessageSigner } from '../ports/webhooks.ts'

/** The headers of a message as Standard Webhooks says, signed with each of some secrets at the moment of sending. */
export function signedHeaders(
  sign: MessageSigner,
  secrets: readonly string[],
  message: { id: string; atMs: number; body: string },
): Record<string, string> {
  return {
    'content-type': 'application/json',
    'webhook-id': message.id,
    'webhook-timestamp': String(Math.floor(message.atMs / 1000)),
    'webhook-signature': secrets.map((secret) => sign(secret, message)).join(' '),
  }
}
