import type { MailAddress } from './address.ts'

/** What headers say of how a mail came about; names in small letters, values as they stand. */
export type MailMarks = {
  autoSubmitted: string | null
  precedence: string | null
  /** `X-Auto-Response-Suppress`, of Exchange. */
  suppress: string | null
  /** Any of the headers that answering machines add: `X-Autoreply`, `X-Autorespond`, … */
  hasAutoReplyHeader: boolean
  /** Any `List-…` header or `Feedback-ID`. */
  isFromList: boolean
  /** `X-Loop`. */
  loops: string[]
  /** `Return-Path`, or the envelope's sender; empty for the null path, null where nobody says. */
  returnPath: string | null
  /** `report-type` of a multipart/report. */
  reportType: string | null
  /** `X-Failed-Recipients`. */
  failedRecipients: string[]
}

/** What a mail server says of a mail that it could not, or not yet, deliver. */
export type DeliveryReport = {
  recipients: { address: string; action: string; status: string | null; says: string | null }[]
  /** Of the mail that it is about, where that is in it. */
  messageIds: string[]
}

export type MailFile = { name: string; content: Uint8Array /** A picture shown within the text. */; isInline: boolean }

/** What could not be read of a mail as it is. */
export const MAIL_PROBLEMS = ['unreadable', 'too-complex', 'took-too-long', 'too-large', 'html-dropped'] as const

export type MailProblem = (typeof MAIL_PROBLEMS)[number]

/** A mail, read. Nothing in it is to be trusted: not even who wrote it. */
export type ReadMail = {
  messageId: string | null
  inReplyTo: string[]
  references: string[]
  from: MailAddress | null
  replyTo: MailAddress | null
  to: MailAddress[]
  cc: MailAddress[]
  /** Addresses that it was handed to, by headers of mail servers. */
  deliveredTo: string[]
  subject: string
  /** The whole text, quoted history included. */
  text: string
  /** Formatted and safe to show; null where there is none. */
  html: string | null
  files: MailFile[]
  marks: MailMarks
  report: DeliveryReport | null
  /** `Authentication-Results` of the receiving server, to be shown and not to be relied on. */
  checks: string | null
  problems: MailProblem[]
}
