import { localDay } from '#domain/calendar/civil-day.ts'
import type { Diagnosis } from '#domain/diagnosis/diagnosis.ts'
import type { ReplyField } from '#domain/inquiry/fill-reply.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { printReference } from '#domain/inquiry/reference.ts'
import type { InquiryReason } from '#domain/inquiry/tokens.ts'
import type { Expected, JourneyScan } from '#domain/journey/journey.ts'
import { ASSUMED_OFFSET_MINUTES } from '#domain/scans/at.ts'
import type { Text } from '#domain/text/text.ts'
import { printTrackingNumber } from '#domain/tracking-number/print.ts'
import { dayWords, whenWords } from './dates.ts'
import { diagnosisWords } from './diagnosis.ts'
import { headline } from './headline.ts'
import { scanWords } from './one-scan.ts'
import { placeName } from './places.ts'

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

const CLOSED_BY_RULE =
  'We heard nothing against our answer, so we have closed your question.\n\nHow did it go? You can tell us on its page. If it is not settled, answer this, and a person looks at it again.'

/** A sentence about an inquiry. */
export function inquirySentence({ key, values }: Text): string {
  const [family, word = ''] = key.split('.', 2)
  if (key === 'closed-by-rule') return CLOSED_BY_RULE
  if (key === 'not-here') return 'I don’t have it.'
  if (key === 'redacted') return '(This text was deleted.)'
  if (family === 'subject') return subject(word as InquiryReason, String(values.number ?? ''))
  if (family === 'detail-problem') return DETAIL_PROBLEMS[word] ?? word
  return key
}

function subject(reason: InquiryReason, number: string): string {
  const about = INQUIRY_REASON_WORDS[reason]
  return number === '' ? about : `${about}: ${printTrackingNumber(number)}`
}

/** The notes of a call as one text. */
export function callNoteWords(call: {
  representative: string | null
  numbers: readonly string[]
  text: string
  nextSteps: readonly { text: string; day: string }[]
}): string {
  const lines = [call.representative === null ? 'Call' : `Call with ${call.representative}`]
  if (call.numbers.length > 0) lines.push(`Numbers: ${call.numbers.join(', ')}`)
  lines.push('', call.text)
  if (call.nextSteps.length > 0) lines.push('', 'Next steps:')
  for (const { text, day } of call.nextSteps) lines.push(`- ${text} (${dayWords(day)})`)
  return lines.join('\n')
}

/** What a later scan changes for the customer. */
export function newsWords(news: {
  kind: 'delivery-answers' | 'return-answers' | 'moved-again'
  scan: JourneyScan
  closesAtMs: number | null
}): string {
  const { scan } = news.scan
  const place = placeName(scan.place, 'short')
  const where = place === '' ? '' : ` in ${place}`
  const when = whenWords(scan)
  const closes =
    news.closesAtMs === null
      ? ''
      : ` If we hear nothing from you, we close the question on ${dayWords(localDay(news.closesAtMs, ASSUMED_OFFSET_MINUTES))}.`
  switch (news.kind) {
    case 'delivery-answers':
      return `Your parcel was scanned as delivered${where}: ${when}.\n\nIs that true? If you have it, you need not do anything. If you don’t have it, answer this, and a person looks at it again.${closes}`
    case 'return-answers':
      return `Your parcel was scanned as returned to its sender${where}: ${when}.\n\nIs that true? If something is wrong, answer this, and a person looks at it again.${closes}`
    case 'moved-again':
      return `Your parcel has moved again: “${scan.wording ?? news.scan.interpretation.row?.wording ?? scan.code ?? 'scanned'}”${where}, ${when}.\n\nWe have opened your question again and look at it.`
  }
}

/** What saved replies may say of an inquiry and its parcel. */
export function replyFieldWords(
  inquiry: Inquiry,
  parcel: {
    headline: Text
    lastSeen: JourneyScan | null
    latest: JourneyScan | null
    expected: Expected | null
    diagnosis?: Diagnosis
    deadlines?: readonly { kind: string; from: string | null; until: string | null }[]
  } | null,
): Partial<Record<ReplyField, string>> {
  const fields: Partial<Record<ReplyField, string>> = { reference: printReference(inquiry.reference) }
  if (inquiry.customer.name !== null) fields.customerName = inquiry.customer.name
  if (inquiry.trackingNumber !== null) fields.trackingNumber = printTrackingNumber(inquiry.trackingNumber)
  if (!parcel) return fields
  fields.headline = headline(parcel.headline)
  if (parcel.lastSeen) fields.lastSeen = scanWords(parcel.lastSeen)
  if (parcel.latest) fields.latest = scanWords(parcel.latest)
  if (parcel.expected) fields.expectedDay = dayWords(parcel.expected.day)
  if (parcel.diagnosis) fields.situation = diagnosisWords(parcel.diagnosis.summary)
  const claim = parcel.deadlines?.find(({ kind }) => kind === 'claim')
  if (claim?.from) fields.claimFrom = dayWords(claim.from)
  if (claim?.until) fields.claimUntil = dayWords(claim.until)
  return fields
}

/** What an inquiry’s mails need. */
type Mail = { inquiry: Inquiry; key: string } & (
  | { kind: 'confirmation' }
  | { kind: 'answer'; message: string; author: string }
  | { kind: 'news'; message: string }
  | { kind: 'closing'; message: string }
  | { kind: 'key' }
)

/**
 * A mail about an inquiry, as plain text.
 * @param link of its private page; null where nobody can say its address
 * @param say tells a moment
 */
export function inquiryMailWords(
  mail: Mail,
  link: string | null,
  say: (ms: number) => string,
): { subject: string; text: string } {
  const reference = printReference(mail.inquiry.reference)
  const way = link
    ? `You can read and answer it here (this link is only for you):\n${link}`
    : `Reference: ${reference}\nKey: ${mail.key}\nThe key is only for you.`
  const parts = [...body(mail, reference, say), way, `You can also simply reply to this mail. Reference: ${reference}`]
  return { subject: `${subjectOf(mail)} [${reference}]`, text: `${parts.join('\n\n')}\n` }
}

/** Anybody may give any address: a mail that nobody at the desk has seen carries no words of whoever asked. */
function subjectOf({ kind, inquiry }: Mail): string {
  if (kind !== 'confirmation' || inquiry.origin === 'email') return inquiry.subject
  return subject(inquiry.reason, inquiry.trackingNumber ?? '')
}

function body(mail: Mail, reference: string, say: (ms: number) => string): string[] {
  switch (mail.kind) {
    case 'confirmation':
      return [
        `Your question is here. Its reference is ${reference}.`,
        `A person will read it and answer you${answerBy(mail.inquiry, say)}. You don’t need to do anything now.`,
        'What you wrote stands on its page.',
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

/** By when an answer is promised, as the end of a sentence; empty where none is owed. */
function answerBy({ dueAtMs, dueKind }: Inquiry, say: (ms: number) => string): string {
  return dueAtMs !== null && dueKind === 'first-answer' ? ` by ${say(dueAtMs)}` : ''
}
