import type { PushWriter } from '#services/ports/push.ts'

/** A message is of no use on the next day. */
const KEEP_S = 86_400

/** Encrypts and signs by the library for Web Push, which is loaded with the first message. */
export const writePush: PushWriter = async (to, message, { publicKey, privateKey, contact }) => {
  const { default: webPush } = await import('web-push')
  const { headers, body } = webPush.generateRequestDetails(to, JSON.stringify(message), {
    vapidDetails: { subject: contact, publicKey, privateKey },
    TTL: KEEP_S,
    urgency: 'normal',
    contentEncoding: 'aes128gcm',
  })
  const texts = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)])
  return { headers: Object.fromEntries(texts), body: body ?? new Uint8Array() }
}
