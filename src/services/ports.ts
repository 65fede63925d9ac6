import type { StepDue } from '#domain/inquiry/clock/inquiry-clock.ts'
import type { ReplyField } from '#domain/inquiry/fill-reply.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import type { JourneyScan } from '#domain/journey/journey.ts'
import type { ReadMail } from '#domain/mail/read-mail.ts'
import type { OfficeFacts } from '#domain/offices/office-facts.ts'
import type { Place } from '#domain/scans/place.ts'
import type { ParcelFacts, Scan } from '#domain/scans/scan.ts'
import type { Text } from '#domain/text/text.ts'
import type { Transaction } from '#store/database.ts'
import type { MailboxPlace, MailEnvelope } from '#store/mails/incoming.ts'
import type { ParcelReading } from './parcels/parcel-reading.ts'

/** The moment now, epoch milliseconds. */
export type Clock = () => number

/** What a source says of a number of which no scan is stored. `scanned`: asked, it told scans, which are stored now. */
export type NumberStanding = 'known' | 'scanned' | 'unknown' | 'failed'

/** `says`: the source's own reason, where it gave one. */
export type Standing = { standing: NumberStanding; says: AnswerOutcome | null }

/** How old is what a source told of a number (epoch milliseconds); `stale`: it failed since. */
export type Freshness = { asOfMs: number; stale: boolean }

/** A source of scans that can be asked whether it knows a number. Scans themselves come in through `record-scans`. */
export type NumberSource = {
  kind: string
  simulated: boolean
  /** What it says of each number, all asked together. */
  standings(trackingNumbers: readonly string[]): Promise<ReadonlyMap<string, Standing>>
  /** Somebody looks at these parcels now. Never waits. */
  wanted?(trackingNumbers: readonly string[]): void
  /** For the numbers that the source was asked about. */
  freshness?(trackingNumbers: readonly string[]): Promise<ReadonlyMap<string, Freshness>>
}

/** A number that a source is asked for, with what tells re-used numbers apart. */
export type AskedNumber = { trackingNumber: string; destinationZip?: string; mailedOn?: string }

/**
 * What a carrier's API said of one number. `not-covered`: it may not tell us (not our shipper's). `not-trackable`: it
 * never will. `failed`: this answer could not be read; another number's in the same call may have been.
 */
export const ANSWER_OUTCOMES = [
  'found',
  'not-scanned-yet',
  'not-covered',
  'wrong-number',
  'not-trackable',
  'other-carrier',
  'other-kind-of-number',
  'fraudulent-postage',
  'failed',
] as const

export type AnswerOutcome = (typeof ANSWER_OUTCOMES)[number]

export type SourceAnswer = {
  trackingNumber: string
  outcome: AnswerOutcome
  /** What it told of the parcel itself; empty for other outcomes than `found`. */
  facts: ParcelFacts
  /** Newest first, without facts; `sourceEventId` tells the same event in any call or webhook. */
  scans: Scan[]
  /** The source's own code and words for an outcome that is not `found`. */
  code: string | null
  message: string | null
  /** The raw answer, as it came. */
  body: unknown
}

/**
 * Why a whole call brought nothing. The first four need the operator; `told-to-wait` is a 429 or 503 with
 * `Retry-After`; `spent` means that our own budget let no call through.
 */
export const CALL_FAULTS = [
  'credentials-refused',
  'missing-scope',
  'application-not-allowed',
  'request-refused',
  'told-to-wait',
  'spent',
  'outage',
  'time-out',
  'unreadable',
] as const

export type CallFault = (typeof CALL_FAULTS)[number]

export type AskResult =
  | { ok: true; answers: SourceAnswer[] }
  | { ok: false; fault: CallFault; message: string; retryAtMs: number | null }

/** A carrier's API that is asked for the scans of numbers. Never throws for what the other side does. */
export type TrackingSource = {
  /** So many numbers go into one call. */
  batchSize: number
  ask(numbers: readonly AskedNumber[]): Promise<AskResult>
}

/** What a call is for; all of them count against one budget. */
export type CallPurpose = 'token' | 'tracking' | 'locations' | 'subscriptions'

export type CallPermit = { ok: true } | { ok: false; why: 'spent' | 'told-to-wait'; untilMs: number }

/** Which calls a source may make: one count for all servers, kept over restarts. */
export type CallBudget = {
  /** Asks for one call, which counts from then on. */
  take(purpose: CallPurpose): Promise<CallPermit>
  /** The source asked to be left alone until then (epoch milliseconds). */
  waitUntil(untilMs: number): Promise<void>
}

/** A Post Office as a carrier's API tells of it; name and address in its spelling. */
export type DirectoryOffice = {
  name: string
  address: string
  city: string
  state: string
  /** Five digits. */
  zip: string
  facts: OfficeFacts
}

export type DirectoryResult =
  | { ok: true; offices: DirectoryOffice[] }
  | { ok: false; fault: CallFault; message: string; retryAtMs: number | null }

/** A carrier's API that tells of its offices as they are today. Never throws for what the other side does. */
export type OfficeDirectory = {
  /** The offices in and around a ZIP Code, by one call. */
  near(zip: string): Promise<DirectoryResult>
}

/** A street address to find on the map; `id` is the asker's own. */
export type AskedAddress = { id: string; street: string; city: string; state: string; zip: string }

/** What a geocoder says of an address; `isExact` where it changed nothing to find it. */
export type AddressAnswer =
  | { id: string; outcome: 'not-found' | 'several' }
  | { id: string; outcome: 'found'; lat: number; lon: number; isExact: boolean; state: string; zip: string }

/** A service that finds addresses on the map. Never throws for what the other side does. */
export type Geocoder = {
  /** So many addresses go into one call. */
  batchSize: number
  /** Answers for the addresses that it tells of, in any order: some may be missing. */
  locate(
    addresses: readonly AskedAddress[],
  ): Promise<{ ok: true; answers: AddressAnswer[] } | { ok: false; message: string }>
}

/** A new scan that is to be posted to a subscription's listener. */
export type ScanDelivery = {
  subscriptionId: number
  trackingNumber: string
  atMs: number
  code: string | null
  wording: string | null
  plannedAtMs: number
}

/** All kinds of jobs, by name, with what each is about. */
export type Jobs = {
  'deliver-scan': ScanDelivery
  'send-mail': { mailId: number }
  'receive-mail': { incomingId: number }
  'check-files': { incomingId: number }
  'take-scans': { inquiryId: number }
}

export type JobName = keyof Jobs

/** What a queue needs of a transaction. */
export type JobTransaction = {
  query(statement: { name: string; text: string; values: unknown[] }): Promise<{ rows: unknown[] }>
}

/** Jobs that are done soon, whatever happens in between: kept in the database, shared by all servers. */
export type JobQueue = {
  /** Adds jobs that are there once the transaction is committed. Of a group only a few are done at once. */
  add<N extends JobName>(
    transaction: JobTransaction,
    name: N,
    jobs: readonly { about: Jobs[N]; group?: string /** Not before so many seconds. */; afterS?: number }[],
  ): Promise<void>
  /** Jobs may come from now on: a server gets ready to do them. */
  expect(): void
}

/** `answer`: written by a person. The others are sent by themselves, and nobody is to answer them by a program. */
export type MailKind = 'answer' | 'confirmation' | 'notice'

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

/** What a mail about an inquiry has to say; `key` opens its private page. */
export type InquiryMail = { inquiry: Inquiry; key: string } & (
  | { kind: 'confirmation' }
  | { kind: 'answer'; message: string; author: string }
  | { kind: 'news'; message: string }
  | { kind: 'closing'; message: string }
  | { kind: 'key' }
)

/** What people at the desk are told of promises whose time runs out, or is over. */
export type InquiryWarning = { inquiry: Inquiry; steps: readonly StepDue[] }

/** A later scan that changes what is to be told. */
export type InquiryNews = {
  kind: 'delivery-answers' | 'return-answers' | 'moved-again'
  scan: JourneyScan
  closesAtMs: number | null
}

/** What a file is by its content, as a media type; null where nobody knows. */
export type FileInspector = (content: Uint8Array) => Promise<string | null>

/** Turns what is to be told about an inquiry into sentences: services have no words. */
export type InquiryWords = {
  sentence(text: Text): string
  mail(mail: InquiryMail): { subject: string; text: string }
  /** The note for the desk, and the mail to agents, which holds nothing of what the customer wrote. */
  warning(warning: InquiryWarning): { note: string; mail: { subject: string; text: string } }
  /** What a scan changes for the customer, with the day on which the inquiry closes. */
  news(news: InquiryNews): string
  /** What saved replies may say of an inquiry and its parcel; what nobody knows is absent. */
  replyFields(inquiry: Inquiry, reading: ParcelReading | null): Partial<Record<ReplyField, string>>
  /** The notes of a call as one text. */
  call(call: {
    representative: string | null
    numbers: readonly string[]
    text: string
    nextSteps: readonly { text: string; day: string }[]
  }): string
}

/** A body posted to an address that somebody gave us. */
export type OutgoingPost = {
  url: string
  headers: Record<string, string>
  body: string
  /** Whether it may go to this machine and its neighbours. */
  mayBePrivate: boolean
}

export type Posted = { ok: true } | { ok: false; why: string }

/** Posts, and says whether it was taken. Never throws for what the other side does. */
export type Poster = (post: OutgoingPost) => Promise<Posted>

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

/** Somebody who wants to hear of changed parcels. */
export type ChangeListener = (trackingNumber: string) => void

/** Tells which parcels changed, wherever the change was made. */
export type ChangeFeed = {
  /** Calls `listener` after each committed change of one of the numbers. Returns the way to stop. */
  listen(trackingNumbers: string[], listener: ChangeListener): () => void
  /** Calls `listener` with the id of each inquiry that changed, or has other viewers now. Returns the way to stop. */
  listenInquiries(listener: (inquiryId: number) => void): () => void
}

export type Log = {
  info(details: object, message: string): void
  warn(details: object, message: string): void
  error(details: object, message: string): void
}

/** What a pasted text says of a parcel itself. Days are `YYYY-MM-DD`. */
export type PastedFacts = {
  mailClass?: string
  expectedDay?: string
  returnBy?: string
  destinationZip?: string
  mailedOn?: string
}

/** A history that somebody pasted, as far as it could be read. */
export type PastedHistory = {
  /** As `POST /v1/scans` takes them, each parcel's newest first. `trackingNumber` is the number that they stand under. */
  scans: { wording: string; at: string; place: Place; trackingNumber: string | null }[]
  facts: PastedFacts
  /** The facts of each parcel, where the text tells of several; else empty. */
  factsByNumber: Record<string, PastedFacts>
  trackingNumbers: string[]
  /** What could not be read; lines count from 1. */
  unread: { line: number; text: string }[]
  /** The shape recognised. */
  readAs:
    | 'usps-page'
    | 'date-first'
    | 'place-first'
    | 'one-line-each'
    | 'table'
    | 'email'
    | 'text-message'
    | 'sentences'
    | 'json'
    | 'xml'
    | 'nothing'
}

/** Reads a pasted text at a moment (epoch milliseconds), which dates without a year need. */
export type HistoryReader = (text: string, nowMs: number) => PastedHistory
