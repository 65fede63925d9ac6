import type { SealedEvidence } from '#domain/evidence/evidence.ts'
import type {
  EvidenceEvent,
  EvidenceMail,
  EvidenceReader,
  FrozenRecord,
  InquiryEvidence,
} from '#domain/evidence/inquiry-evidence.ts'
import type { Inquiry, InquiryEvent, InquiryMessage } from '#domain/inquiry/inquiry.ts'
import { printReference } from '#domain/inquiry/reference.ts'
import { formatInstant } from '#domain/scans/at.ts'
import { readEvents } from '#store/inquiries/events.ts'
import { readFiles } from '#store/inquiries/files.ts'
import { readEvidence } from '#store/inquiries/inquiries.ts'
import { readMessages } from '#store/inquiries/messages.ts'
import { INCOMING_STATES, type Incoming, readIncomingMails } from '#store/mails/incoming.ts'
import { OUTGOING_STATES, type Outgoing, readOutbox } from '#store/mails/outgoing.ts'
import { type DeskActor, requirePermission } from '../agents/actor.ts'
import type { Context } from '../context.ts'
import { findForDesk } from '../inquiries/find-for-desk.ts'
import { letIn } from '../inquiries/let-in.ts'
import { isForCustomer, isForCustomers } from '../inquiries/read-inquiry.ts'
import { findParcel } from '../parcels/find-parcel.ts'
import { type EvidenceWords, evidenceParcel } from './parcel-evidence.ts'
import { sealEvidence } from './seal-evidence.ts'

/** More of one inquiry is left out, the oldest first. */
const MOST = 5_000
/** What of an event's data a customer may read. */
const DATA_FOR_CUSTOMERS = ['from', 'to', 'message', 'file', 'sha256', 'scan', 'rule']

/** `address`: where people reach this server. */
type Making = { words: EvidenceWords; address: string | null }

/**
 * All that is kept of an inquiry, signed, for the desk: notes too.
 * @throws ServiceError `not-found`, `not-allowed`
 */
export async function evidenceForDesk(
  ctx: Context,
  input: Making & { reference: string; by: DeskActor },
): Promise<SealedEvidence<InquiryEvidence>> {
  requirePermission(input.by, 'see')
  const inquiry = await findForDesk(ctx, input.by, input.reference)
  return sealEvidence(ctx, await gather(ctx, inquiry, 'desk', input))
}

/**
 * What its customer may read of an inquiry, signed: without notes, and without what can still be taken back.
 * @throws ServiceError `wrong-key`, `not-found`
 */
export async function evidenceForCustomer(
  ctx: Context,
  input: Making & { reference: string; key: string },
): Promise<SealedEvidence<InquiryEvidence>> {
  const inquiry = await letIn(ctx, input)
  return sealEvidence(ctx, await gather(ctx, inquiry, 'customer', input))
}

async function gather(
  ctx: Context,
  inquiry: Inquiry,
  madeFor: EvidenceReader,
  { words, address }: Making,
): Promise<InquiryEvidence> {
  const { database } = ctx
  const { id, trackingNumber, piece } = inquiry
  const search = { inquiryId: id, beforeId: null, limit: MOST }
  const nowMs = ctx.clock()
  const [allMessages, allEvents, allFiles, frozen, outgoing, incoming, parcel] = await Promise.all([
    readMessages(database, id, MOST),
    readEvents(database, id),
    readFiles(database, id),
    readEvidence(database, id),
    readOutbox(database, { ...search, states: OUTGOING_STATES }),
    readIncomingMails(database, { ...search, states: INCOMING_STATES }),
    trackingNumber === null ? null : findParcel(ctx, { number: trackingNumber, ...(piece === null ? {} : { piece }) }),
  ])
  const isForDesk = madeFor === 'desk'
  const messages = isForDesk ? allMessages : allMessages.filter((one) => isForCustomer(one, nowMs))
  const shown = new Set(messages.map((one) => one.id))
  const isShown = (message: unknown) => typeof message !== 'number' || shown.has(message)
  const files = allFiles.filter(({ messageId }) => isShown(messageId))
  const events = isForDesk ? allEvents : allEvents.filter((one) => isForCustomers(one) && isShown(one.data.message))
  const mails = [
    ...outgoing.filter((one) => isForDesk || one.state === 'sent').map(sentMail),
    ...incoming.map(mailIn).map((mail) => (isForDesk || isOf(inquiry, mail) ? mail : withoutSender(mail))),
  ]
  return {
    about: 'inquiry',
    madeAt: formatInstant(nowMs),
    madeFor,
    madeBy: { software: 'Whereabouts', address },
    inquiry: {
      reference: printReference(inquiry.reference),
      reason: inquiry.reason,
      status: inquiry.status,
      outcome: inquiry.outcome,
      subject: inquiry.subject,
      trackingNumber,
      piece,
      openedAt: formatInstant(inquiry.createdAtMs),
      closedAt: momentOrNull(inquiry.closedAtMs),
      customer: inquiry.customer,
      details: inquiry.details,
    },
    frozen: frozen === null ? null : (JSON.parse(frozen) as FrozenRecord),
    parcel: parcel && evidenceParcel(parcel, words),
    messages: messages.map((one) => ({
      id: one.id,
      at: formatInstant(one.atMs),
      from: one.kind,
      author: isForDesk ? one.author : null,
      text: one.text,
      files: files.filter(({ messageId }) => messageId === one.id).map((file) => file.id),
      takenBackAt: momentOrNull(one.takenBackAtMs),
    })),
    mails: mails.filter(({ message }) => isShown(message)).sort((a, b) => (a.at < b.at ? -1 : 1)),
    events: events.map((one) => evidenceEvent(one, isForDesk)),
    files: files.map(({ id: file, name, mediaType, bytes, sha256, atMs }) => ({
      id: file,
      name,
      mediaType,
      bytes,
      sha256,
      at: formatInstant(atMs),
    })),
  }
}

function sentMail(mail: Outgoing): EvidenceMail {
  return {
    direction: 'out',
    at: formatInstant(mail.endedAtMs ?? mail.createdAtMs),
    messageId: mail.messageId,
    inReplyTo: mail.inReplyTo,
    from: null,
    to: mail.toAddress,
    cc: mail.cc,
    subject: mail.subject,
    state: mail.why === null ? mail.state : `${mail.state}: ${mail.why}`,
    checks: null,
    message: mail.inquiryMessageId,
  }
}

function mailIn(mail: Incoming): EvidenceMail {
  return {
    direction: 'in',
    at: formatInstant(mail.receivedAtMs),
    messageId: mail.messageId,
    inReplyTo: null,
    from: mail.fromAddress,
    to: null,
    cc: mail.cc,
    subject: mail.subject,
    state: mail.became ?? mail.state,
    checks: mail.checks,
    message: mail.inquiryMessageId,
  }
}

function isOf({ customer }: Inquiry, mail: EvidenceMail): boolean {
  return mail.from !== null && mail.from === customer.email?.toLowerCase()
}

/** Somebody else wrote: who, the customer need not learn from us. */
function withoutSender(mail: EvidenceMail): EvidenceMail {
  return { ...mail, from: null, cc: [], checks: null }
}

function evidenceEvent({ atMs, kind, byKind, byName, data }: InquiryEvent, isForDesk: boolean): EvidenceEvent {
  const told = Object.entries(data).filter(([name]) => isForDesk || DATA_FOR_CUSTOMERS.includes(name))
  return {
    at: formatInstant(atMs),
    kind,
    by: byKind,
    byName: isForDesk ? byName : null,
    data: Object.fromEntries(told),
  }
}

function momentOrNull(ms: InquiryMessage['takenBackAtMs']): string | null {
  return ms === null ? null : formatInstant(ms)
}
