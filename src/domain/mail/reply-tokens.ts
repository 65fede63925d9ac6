import { tagOf } from './address.ts'

/** The form of the words in reply addresses. */
const TOKEN = /^[0-9a-f]{24}$/
const IN_TEXT = /\[ref:([0-9a-f]{24})\]/gi
const MOST_IN_TEXT = 20

/** The words by which a mail says what it answers: those in its addresses first, then those in its text. */
export function replyTokensIn(mail: { addresses: readonly string[]; text: string }, ours: string): string[] {
  const inAddresses = mail.addresses.flatMap((address) => {
    const tag = tagOf(address, ours)
    return tag !== null && TOKEN.test(tag) ? tag : []
  })
  const inText: string[] = []
  for (const [, token = ''] of mail.text.matchAll(IN_TEXT)) {
    inText.push(token.toLowerCase())
    if (inText.length >= MOST_IN_TEXT) break
  }
  return [...new Set([...inAddresses, ...inText])]
}
