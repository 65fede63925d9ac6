import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { printReference } from '#domain/inquiry/reference.ts'
import type { InquiryReason } from '#domain/inquiry/tokens.ts'
import type { Text } from '#domain/text/text.ts'
import { printTrackingNumber } from '#domain/tracking-number/print.ts'

/** What a question is about, as the one who asks would say it. */
export const INQUIRY_REASON_WORDS: Record<InquiryReason, string> = {
  'no-updates': 'My parcel has not moved',
  late: 'My parcel is late',
  lost: 'My parcel seems to be lost',
  damaged: 'It came damaged',
  'missing-contents': 'Something is missing from it',
  'delivered-not-received': 'It says delivered, but I don’t have it',
  'unclear-status': 'I don’t understand what the tracking says',
  'delivery-wish': 'I want it held, redirected or brought again',
  returned: 'It went back to the sender',
  claim: 'About a claim',
  other: 'Something else',
}

const DETAIL_PROBLEMS: Record<string, string> = {
  missing: 'This is needed for this kind of question.',
  'not-needed': 'This kind of question does not need it. Please leave it out.',
  'not-known': 'There is no such detail.',
  'not-a-day': 'Write the day as 2026-11-25.',
  'not-a-text': 'This is a text.',
  'too-long': 'This text is too long.',
  'not-a-number': 'This is an amount in dollars, such as 45.50.',
  'not-a-choice': 'This is not one of the choices.',
}

/** A sentence about an inquiry. */
export function inquirySentence({ key, values }: Text): string {
  const [family, word = ''] = key.split('.', 2)
  if (family === 'subject') return subject(word as InquiryReason, String(values.number ?? ''))
  if (family === 'detail-problem') return DETAIL_PROBLEMS[word] ?? word
  return key
}

function subject(reason: InquiryReason, number: string): string {
  const about = INQUIRY_REASON_WORDS[reason]
  return number === '' ? about : `${about}: ${printTrackingNumber(number)}`
}

/** What an inquiry’s mails need. */
type Mail = { inquiry: Inquiry; key: string } & (
  | { kind: 'confirmation'; message: string }
  | { kind: 'answer'; message: string; author: string }
  | { kind: 'news'; message: string; closesAtMs: number | null }
  | { kind: 'closing'; message: string }
  | { kind: 'key' }
)

/**
 * A mail about an inquiry, as plain text.
 * @param link of its private page; null where nobody can say its address
 */
export function inquiryMailWords(mail: Mail, link: string | null): { subject: string; text: string } {
  const reference = printReference(mail.inquiry.reference)
  const way = link
    ? `You can read and answer it here (this link is only for you):\n${link}`
    : `Reference: ${reference}\nKey: ${mail.key}\nThe key is only for you.`
  const parts = [...body(mail, reference), way, `You can also simply reply to this mail. Reference: ${reference}`]
  return { subject: `${mail.inquiry.subject} [${reference}]`, text: `${parts.join('\n\n')}\n` }
}

function body(mail: Mail, reference: string): string[] {
  switch (mail.kind) {
    case 'confirmation':
      return [
        `Your question is here. Its reference is ${reference}.`,
        'A person will read it and answer you. You don’t need to do anything now.',
        `What you wrote:\n${quoted(mail.message)}`,
      ]
    case 'answer':
      return [mail.message, mail.author]
    case 'news':
      return [mail.message]
    case 'closing':
      return [mail.message]
    case 'key':
      return ['Here is a new link to your question.']
  }
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')
}
