import type { InquiryDetails } from '../inquiry/details.ts'
import type { Customer } from '../inquiry/inquiry.ts'
import type { InquiryEventKind, MessageKind } from '../inquiry/tokens.ts'
import type { EvidenceParcel } from './evidence.ts'

/** Who gets it: notes stand in the desk's own alone. */
export type EvidenceReader = 'desk' | 'customer'

/** A message as evidence has it. */
export type EvidenceMessage = {
  id: number
  at: string
  from: MessageKind
  author: string | null
  text: string
  /** The ids of its files. */
  files: number[]
  /** It was written, and taken back before it went out. */
  takenBackAt: string | null
}

/** A mail without its text, which stands in its message. */
export type EvidenceMail = {
  direction: 'in' | 'out'
  /** When it came, or left; where it never left, when it was written. */
  at: string
  messageId: string | null
  inReplyTo: string | null
  from: string | null
  to: string | null
  cc: string[]
  subject: string | null
  /** What became of it. */
  state: string
  /** What the receiving server says of its sender. */
  checks: string | null
  /** The id of the message that it is. */
  message: number | null
}

export type EvidenceEvent = {
  at: string
  kind: InquiryEventKind
  by: 'customer' | 'agent' | 'system'
  byName: string | null
  data: Record<string, unknown>
}

/** A file by its digest: whoever has the file can compare. */
export type EvidenceFile = { id: number; name: string; mediaType: string; bytes: number; sha256: string; at: string }

/** What was known of a parcel when its inquiry was opened, as it was kept then; `digest` is that of `content`. */
export type FrozenRecord = {
  content: { takenAt: string; parcel: FrozenParcel | null; pasted: { text: string; readAs: string | null } | null }
  digest: string
}

export type FrozenParcel = {
  trackingNumber: string
  phase: string
  scans: {
    at: string
    code: string | null
    wording: string | null
    phase: string
    basis: EvidenceParcel['scans'][number]['basis']
    place: EvidenceParcel['scans'][number]['place']
    source: string
    sourceEventId: string | null
    corrected: boolean
    recordedAt: string
  }[]
}

/** What is signed of an inquiry. */
export type InquiryEvidence = {
  about: 'inquiry'
  madeAt: string
  madeFor: EvidenceReader
  madeBy: { software: 'Whereabouts'; address: string | null }
  inquiry: {
    reference: string
    reason: string
    status: string
    outcome: string | null
    subject: string
    trackingNumber: string | null
    piece: number | null
    openedAt: string
    closedAt: string | null
    customer: Customer
    details: InquiryDetails
  }
  /** Null for an inquiry that was opened without any. */
  frozen: FrozenRecord | null
  /** What is known of the parcel now; null without one. */
  parcel: EvidenceParcel | null
  /** The oldest first. */
  messages: EvidenceMessage[]
  mails: EvidenceMail[]
  events: EvidenceEvent[]
  files: EvidenceFile[]
}
