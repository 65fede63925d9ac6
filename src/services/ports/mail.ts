import type { ReadMail } from '#domain/mail/read-mail.ts'
import type { Transaction } from '#store/database.ts'
import type { MailboxPlace, MailEnvelope } from '#store/mails/incoming.ts'

/**
 * `answer`: written by a person. The others are sent by themselves, and nobody is to answer them by a program; `watch`: news
 * of a parcel that somebody asked for.
 */
export type MailKind = 'answer' | 'confirmation' | 'notice' | 'watch'

/** A mail as somebody hands it over: to a customer about an inquiry, or to an agent. */
export type OutgoingMail = {
  /** `name@example.org` or `Name <name@example.org>`. */
  to: string
  /** Absent: for an answer, those to whom the customer's last mail went too. */
  cc?: readonly string[]
  subject: string
  /** Plain text; an HTML alternative is made of it. */
  text: string
  /** Answers to it lead there. Null: to an agent, whose answers are no customer's. */
  inquiryId: number | null
  /** The message of the inquiry that it carries. */
  messageId?: number
  kind: MailKind
  /** The mail that opens the inquiry now, as messages keep it: programs that wrote one get no mail that nobody wrote. */
  openedByMail?: string | null | undefined
  /** Until then (epoch milliseconds) it can be called back. */
  heldUntilMs?: number
  /** One request to it ends mails such as this one (RFC 8058). */
  stopUrl?: string | undefined
}

/** Where mails are handed over. They leave once the transaction is committed, and are kept until a server took them. */
export type MailQueue = {
  /** Whether a mail server is set up: else they wait. */
  isSent: boolean
  /** @throws ServiceError where an address is none */
  queue(transaction: Transaction, mail: OutgoingMail): Promise<{ mailId: number }>
  /** Calls a mail back. False where it left already, or is leaving now. */
  callBack(transaction: Transaction, mailId: number): Promise<boolean>
}

/** A mail as it goes to a mail server. */
export type MailToSend = {
  messageId: string
  to: { name: string | null; address: string }
  cc: readonly string[]
  /** Whom this try is for: those whom no server has taken it for yet. */
  recipients: readonly string[]
  subject: string
  text: string
  inReplyTo: string | null
  references: readonly string[]
  /** The word in the reply address that leads answers to their inquiry. */
  replyToken: string | null
  /** Nobody wrote it. */
  isAutomatic: boolean
  /** One request to it ends mails such as this one; null where there is nothing to end. */
  stopUrl: string | null
  atMs: number
}

/** An address that a mail server did not take. */
export type RefusedAddress = { address: string; isForGood: boolean; message: string }

/** `mail`: this mail is not wanted; `server`: the server could not be asked, whatever the mail. */
export type MailSent =
  | { ok: true; refused: RefusedAddress[] }
  | { ok: false; at: 'mail'; isForGood: boolean; message: string }
  | { ok: false; at: 'server'; message: string }

/** Hands mails to a mail server. Never throws for what the other side does. */
export type MailSender = { send(mail: MailToSend): Promise<MailSent> }

/** A mail as it came to us, and what the talk that brought it told. */
export type ArrivedMail = { raw: Uint8Array; cameBy: 'imap' | 'smtp'; envelope: MailEnvelope }

/** Where mails come in. */
export type MailIntake = {
  /** Larger mails (bytes) are not taken whole. */
  largest: number
  /** Keeps a mail: when this returns, nothing loses it any more. Tells whether it is new. */
  take(mail: ArrivedMail): Promise<boolean>
}

/** How far mailboxes were read: IMAP's identity of the mailbox, and the last number. */
export type MailboxPlaces = {
  read(account: string): Promise<MailboxPlace | null>
  write(account: string, place: MailboxPlace): Promise<void>
}

/** Reads mails, whatever they are. Never throws: what could not be read is said among the problems. */
export type MailReader = { read(raw: Uint8Array): Promise<ReadMail> }

/** `what`: the scanner's name of what it found. */
export type ScanVerdict = { isClean: true } | { isClean: false; what: string }

/** Looks for viruses. Throws where it can't say. */
export type FileScanner = { scan(content: Uint8Array): Promise<ScanVerdict> }
