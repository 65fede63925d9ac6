import { createHmac, timingSafeEqual } from 'node:crypto'
import type { TextReader } from '#services/ports/texts.ts'

/**
 * Reads the text messages that a provider of Twilio's kind hands on. It signs the address that it was told to call, and
 * all fields after it in the order of their names, by HMAC-SHA1 with the account's token.
 */
export function readTwilioTexts({ url, token }: { url: string; token: string }): TextReader {
  return ({ fields, signature }) => {
    const inOrder = [...fields].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    const signed = url + inOrder.map(([name, value]) => name + value).join('')
    const sum = createHmac('sha1', token).update(signed).digest()
    const given = Buffer.from(signature, 'base64')
    if (given.length !== sum.length || !timingSafeEqual(given, sum)) return null
    const byName = new Map(fields)
    // Where the provider sees to STOP, START and HELP itself, it says so, and has answered. Its words for STOP may be others.
    const optOut = byName.get('OptOutType')
    const text = optOut === 'STOP' ? optOut : (byName.get('Body') ?? '')
    return { from: byName.get('From') ?? '', text, isAnswered: optOut !== undefined }
  }
}
