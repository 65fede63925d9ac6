import { parseAddress } from '#domain/mail/address.ts'
import type { MailProblem, ReadMail } from '#domain/mail/read-mail.ts'

const LONGEST_LINE = 2_000
const MOST_IDS = 100

/** What the headers of a mail say that can't be read whole: plainly, without decoding. Never throws. */
export function readHeaders(raw: Uint8Array, problem: MailProblem): ReadMail {
  const text = new TextDecoder('latin1').decode(raw)
  const head = text.slice(0, text.search(/\r?\n\r?\n|$(?![\s\S])/))
  const headers = new Map<string, string>()
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).trim().toLowerCase()
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1, colon + LONGEST_LINE).trim())
  }
  const one = (name: string) => headers.get(name) ?? null
  const ids = (name: string) => (one(name)?.match(/<[^<>\s]{1,298}>/g) ?? []).slice(-MOST_IDS)
  const address = (name: string) => parseAddress(one(name) ?? '')
  const returnPath = one('return-path')
  return {
    messageId: ids('message-id')[0] ?? null,
    inReplyTo: ids('in-reply-to'),
    references: ids('references'),
    from: address('from'),
    replyTo: address('reply-to'),
    to: [address('to')].filter((to) => to !== null),
    cc: [],
    deliveredTo: [address('delivered-to')].flatMap((to) => to?.address ?? []),
    subject: one('subject') ?? '',
    text: '',
    html: null,
    files: [],
    marks: {
      autoSubmitted: one('auto-submitted'),
      precedence: one('precedence'),
      suppress: one('x-auto-response-suppress'),
      hasAutoReplyHeader: headers.has('x-autoreply') || headers.has('x-autorespond'),
      isFromList: headers.has('list-id') || headers.has('list-unsubscribe'),
      loops: [one('x-loop')].filter((loop) => loop !== null),
      returnPath: returnPath === null ? null : returnPath.replace(/[<>\s]/g, ''),
      reportType: /report-type="?([\w-]+)/i.exec(one('content-type') ?? '')?.[1]?.toLowerCase() ?? null,
      failedRecipients: [],
    },
    report: null,
    checks: one('authentication-results'),
    problems: [problem],
  }
}
