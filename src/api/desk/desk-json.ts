import type { Inquiry, InquiryEvent, InquiryFile, InquiryMessage } from '#domain/inquiry/inquiry.ts'
import { printReference } from '#domain/inquiry/reference.ts'
import { formatInstant } from '#domain/scans/at.ts'
import type { DeskInquiry } from '#services/inquiries/read-for-desk.ts'
import { fileJson, instantOrNull } from '../inquiry-json.ts'
import { parcelJson } from '../parcel-json.ts'

/** An inquiry as lists of the desk have it. */
export function listedJson(inquiry: Inquiry): object {
  const { version, status, reason, priority, origin, role, trackingNumber, piece, situation, lastPlace } = inquiry
  const { customer, subject, details, assignee, tags, outcome, rating, ratingComment } = inquiry
  return {
    reference: printReference(inquiry.reference),
    version,
    status,
    reason,
    priority,
    origin,
    role,
    trackingNumber,
    piece,
    situation,
    lastPlace,
    customer,
    subject,
    details,
    assignee,
    tags,
    outcome,
    rating,
    ratingComment,
    isMerged: inquiry.mergedInto !== null,
    openedAt: formatInstant(inquiry.createdAtMs),
    updatedAt: formatInstant(inquiry.updatedAtMs),
    firstAnsweredAt: instantOrNull(inquiry.firstAnsweredAtMs),
    lastCustomerAt: instantOrNull(inquiry.lastCustomerAtMs),
    lastAgentAt: instantOrNull(inquiry.lastAgentAtMs),
    dueBy: instantOrNull(inquiry.dueAtMs),
    dueKind: inquiry.dueKind,
    snoozedUntil: instantOrNull(inquiry.snoozedUntilMs),
    closesAt: instantOrNull(inquiry.closesAtMs),
    closedAt: instantOrNull(inquiry.closedAtMs),
  }
}

/** An inquiry with everything that stands on its page. */
export function wholeJson(found: DeskInquiry, more: { carriedOnBy: Inquiry | null; evidence: unknown }): object {
  const { inquiry, messages, files, reminders, promises, events, related, parcel, draft } = found
  return {
    ...listedJson(inquiry),
    carriedOnBy: more.carriedOnBy && printReference(more.carriedOnBy.reference),
    parcel: parcel && parcelJson(parcel),
    messages: messages.map((message) => messageJson(message, files)),
    files: files.filter(({ messageId }) => messageId === null).map(fileJson),
    reminders: reminders.map(({ id, text, dueAtMs, doneAtMs }) => ({
      id,
      text,
      at: formatInstant(dueAtMs),
      doneAt: instantOrNull(doneAtMs),
    })),
    promises: promises.map(({ promised, state, atMs }) => ({ promised, state, at: instantOrNull(atMs) })),
    events: events.map(eventJson),
    related: related.map(listedJson),
    draft: draft && { kind: draft.kind, text: draft.text, at: formatInstant(draft.atMs) },
    evidence: more.evidence,
  }
}

function messageJson(message: InquiryMessage, files: readonly InquiryFile[]): object {
  const { id, kind, author, authorId, text } = message
  return {
    id,
    from: kind,
    at: formatInstant(message.atMs),
    author,
    authorId,
    text,
    files: files.filter(({ messageId }) => messageId === id).map(fileJson),
    heldUntil: instantOrNull(message.heldUntilMs),
    takenBackAt: instantOrNull(message.takenBackAtMs),
  }
}

export function eventJson({ id, atMs, kind, byKind, byId, byName, data }: InquiryEvent): object {
  return { id, at: formatInstant(atMs), kind, by: { kind: byKind, id: byId, name: byName }, data }
}
