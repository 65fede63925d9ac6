import type { Inquiry, InquiryEvent, InquiryFile, InquiryMessage } from '#domain/inquiry/inquiry.ts'
import { printReference } from '#domain/inquiry/reference.ts'
import { formatInstant } from '#domain/scans/at.ts'
import type { PrivateInquiry } from '#services/inquiries/read-inquiry.ts'
import { parcelJson } from './parcel-json.ts'

/** What the one who opened an inquiry gets; the key is told this once. */
export function openedJson({ inquiry, key }: { inquiry: Inquiry; key: string }): object {
  return {
    reference: printReference(inquiry.reference),
    key,
    status: inquiry.status,
    dueBy: instantOrNull(inquiry.dueAtMs),
  }
}

/** An inquiry as its customer sees it. */
export function privateInquiryJson({ inquiry, promise, messages, events, files, parcel }: PrivateInquiry): object {
  return {
    reference: printReference(inquiry.reference),
    status: inquiry.status,
    reason: inquiry.reason,
    subject: inquiry.subject,
    openedAt: formatInstant(inquiry.createdAtMs),
    ...(parcel ? { parcel: parcelJson(parcel) } : {}),
    messages: messages.map((message) => messageJson(message, files)),
    files: files.filter(({ messageId }) => messageId === null).map(fileJson),
    events: events.map(eventJson),
    dueBy: instantOrNull(promise?.atMs ?? null),
    dueFor: promise?.promised ?? null,
    closesAt: instantOrNull(inquiry.closesAtMs),
    ...(inquiry.outcome ? { outcome: inquiry.outcome } : {}),
    ...(inquiry.rating === null ? {} : { rating: inquiry.rating }),
  }
}

export function messageJson(message: InquiryMessage, files: readonly InquiryFile[]): object {
  return {
    id: message.id,
    from: message.kind,
    at: formatInstant(message.atMs),
    text: message.text,
    files: files.filter(({ messageId }) => messageId === message.id).map(fileJson),
  }
}

export function fileJson(file: InquiryFile): object {
  return { id: file.id, name: file.name, mediaType: file.mediaType, bytes: file.bytes, sha256: file.sha256 }
}

function eventJson({ kind, atMs, byKind, data }: InquiryEvent): object {
  const { from, to } = data
  return {
    kind,
    at: formatInstant(atMs),
    by: byKind,
    ...(typeof from === 'string' ? { from } : {}),
    ...(typeof to === 'string' ? { to } : {}),
  }
}

export function instantOrNull(ms: number | null): string | null {
  return ms === null ? null : formatInstant(ms)
}
