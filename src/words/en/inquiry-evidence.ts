import type { EvidenceEvent, InquiryEvidence } from '#domain/evidence/inquiry-evidence.ts'
import type { DetailField } from '#domain/inquiry/details.ts'
import type { InquiryOutcome, InquiryReason, InquiryStatus } from '#domain/inquiry/tokens.ts'
import {
  DETAIL_WORDS,
  detailValueWords,
  eventWords,
  MESSAGE_KIND_WORDS,
  OUTCOME_WORDS,
  REASON_WORDS,
  STATUS_WORDS,
} from './desk-inquiries.ts'
import { evidenceMoment } from './evidence.ts'

/** What stands on a signed record of an inquiry. */
export const INQUIRY_EVIDENCE_WORDS = {
  title: 'Record of an inquiry',
  pdf: 'Signed record (PDF)',
  json: 'The same as data (JSON)',
  deskTitle: 'Hand it on',
  deskText: 'All that stands here, signed, so that anyone can check it. It holds the desk’s notes.',
  customerTitle: 'Keep a record',
  customerText: 'All that was written and scanned, signed, so that anyone can check it: for a claim, or for yourself.',
  forDesk: 'For the desk: this record holds notes that the customer does not see.',
  facts: 'What was asked',
  frozenAt: (moment: string) => `Kept when it was asked, and never changed since: ${moment}`,
  frozenScans: (count: number) => (count === 1 ? 'The one scan known then' : `The ${count} scans known then`),
  laterScans: (count: number) => (count === 1 ? 'One scan since then' : `${count} scans since then`),
  pasted: 'The history that was pasted with the question',
  messages: (count: number) => (count === 1 ? 'The one message' : `${count} messages, the oldest first`),
  from: MESSAGE_KIND_WORDS,
  takenBack: (moment: string) => `taken back before it went out, ${moment}`,
  withFiles: (names: string) => `With it: ${names}`,
  mails: (count: number) => (count === 1 ? 'The one mail' : `${count} mails, the oldest first`),
  mailsNote: 'Their texts stand in the messages above.',
  mailDirection: { in: 'incoming', out: 'outgoing' },
  mailFrom: (address: string) => `from ${address}`,
  mailTo: (address: string) => `to ${address}`,
  mailCc: (addresses: string) => `copy to ${addresses}`,
  rest: (count: number) => `${count} more stand in the attached record, evidence.json.`,
  files: 'Files, by their digests',
  events: 'What happened',
} as const

/** The facts of an inquiry, each with its label. */
export function recordedInquiryFacts(inquiry: InquiryEvidence['inquiry']): [label: string, value: string][] {
  const { name, email, phone } = inquiry.customer
  const outcome = inquiry.outcome === null ? '' : `: ${OUTCOME_WORDS[inquiry.outcome as InquiryOutcome]}`
  const facts: [string, string | null][] = [
    ['Subject', inquiry.subject],
    ['About', REASON_WORDS[inquiry.reason as InquiryReason]],
    ['State', STATUS_WORDS[inquiry.status as InquiryStatus] + outcome],
    ['Asked', evidenceMoment(inquiry.openedAt)],
    ['Closed', inquiry.closedAt && evidenceMoment(inquiry.closedAt)],
    ['Who asks', [name, email, phone].filter(Boolean).join('\n')],
    ...Object.entries(inquiry.details).map(([field, value]): [string, string] => [
      DETAIL_WORDS[field as DetailField] ?? field,
      // Signed records have no fractions: an amount is a text in them.
      detailValueWords(field === 'value' ? Number(value) : value),
    ]),
  ]
  return facts.flatMap(([label, value]) => (value ? [[label, value]] : []))
}

/** What happened, and by whom. */
export function recordedEventWords({ at, kind, by, byName, data }: EvidenceEvent): string {
  return eventWords({ kind, byKind: by, byName, data }, Date.parse(at))
}
