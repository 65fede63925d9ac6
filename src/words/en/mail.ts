import type { Text } from '#domain/text/text.ts'
import { ageWords } from './dates.ts'

/** Why a mail is as it is, for whoever looks after mails. */
const WHY: Record<string, string> = {
  'server-away': 'the mail server could not take it',
  'asked-to-wait': 'the receiving server asked to wait',
  refused: 'refused for good',
  'refused-in-part': 'refused for some of its addresses',
  bounced: 'came back',
  'gave-up': 'tried for five days',
  'called-back': 'called back',
  'own-address': 'it would have come back to us',
  'address-of-program': 'nobody reads that address',
  'too-many-automatic': 'too many automatic mails in one day',
  redacted: 'its addresses were deleted',
}

/** Why a mail waits, failed or was not sent. */
export function mailReason(why: string): string {
  return WHY[why] ?? why
}

/** How many mails there are of each kind. */
export function outboxSummary(counts: Record<'held' | 'waiting' | 'sent' | 'failed' | 'cancelled', number>): string {
  const { held, waiting, sent, failed, cancelled } = counts
  return `${held} held, ${waiting} waiting, ${sent} sent, ${failed} failed, ${cancelled} cancelled`
}

type OutboxWords = {
  id: number
  toAddress: string
  subject: string
  state: string
  why: string | null
  tries: number
  lastError: string | null
  createdAtMs: number
  nowMs: number
}

/** A mail in one line, with a second one for what the mail server said. */
export function outboxLine(mail: OutboxWords): string {
  const age = ageWords(mail.nowMs - mail.createdAtMs)
  const why = mail.why === null ? '' : `, ${mailReason(mail.why)}`
  const tries = mail.tries === 0 ? '' : `, ${mail.tries} ${mail.tries === 1 ? 'try' : 'tries'}`
  const line = `${mail.id}  ${mail.state}${why}${tries}  ${age}  ${mail.toAddress}  ${mail.subject}`
  return mail.lastError === null ? line : `${line}\n    ${mail.lastError.replaceAll('\n', '\n    ')}`
}

/** Stands in the place of a picture that a mail would load from elsewhere. */
export function blockedImage(address: string, alt: string): string {
  const what = alt === '' ? 'picture not loaded' : `picture not loaded: ${alt}`
  return address === '' ? `[${what}]` : `[${what} (${address})]`
}

/** Stands in the place of a picture that came with the mail. */
export function inlineImage(name: string): string {
  return name === '' ? '[picture: see the files]' : `[picture: ${name}, see the files]`
}

const NOTES: Record<string, (values: Record<string, string | number>) => string> = {
  'no-text': () => '(This mail has no text.)',
  'text-cut': () => '… The mail is longer. Its whole text is among the files.',
  'auto-reply': ({ address }) => `An automatic reply came from ${address}:`,
  stranger: ({ address }) => `This mail is not from the customer’s address. It is from ${address}.`,
  'checks-fail': ({ address, checks }) =>
    `The mail server doubts that this mail is really from ${address}. It says: ${checks}`,
  'held-files': ({ count }) =>
    count === 1 ? 'One file waits to be checked for viruses.' : `${count} files wait to be checked for viruses.`,
  'other-numbers': ({ numbers }) => `Other tracking numbers in this mail: ${numbers}.`,
  'problem.unreadable': () => 'This mail could not be read. It is kept as it came.',
  'problem.too-complex': () => 'This mail has too many parts to be read. It is kept as it came.',
  'problem.took-too-long': () => 'Reading this mail took too long. It is kept as it came.',
  'problem.too-large': () => 'This mail is too large. The whole of it stays in the mailbox.',
  'problem.html-dropped': () => 'The formatted text of this mail is too long or too deep to be shown.',
  'refused-file.empty': ({ name }) => `File not kept: ${name} is empty.`,
  'refused-file.too-large': ({ name }) => `File not kept: ${name} is too large.`,
  'refused-file.too-many': ({ name }) => `File not kept: ${name}. There are too many files.`,
  'refused-file.not-a-kind': ({ name }) => `File not kept: ${name} is not a photo, a PDF or plain text.`,
  'refused-file.virus': ({ name, what }) => `File not kept: ${name}. The virus scanner found ${what}.`,
}

/** What agents are to know of a mail. */
export function mailNote({ key, values }: Text): string {
  return NOTES[key]?.(values) ?? key
}
