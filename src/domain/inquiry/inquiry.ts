import type { Role, SituationName } from '../diagnosis/tokens.ts'
import type { InquiryClock } from './clock/inquiry-clock.ts'
import type { InquiryDetails } from './details.ts'
import type {
  DueKind,
  InquiryEventKind,
  InquiryOrigin,
  InquiryOutcome,
  InquiryReason,
  InquiryStatus,
  MessageKind,
  Priority,
} from './tokens.ts'

/** Who asks; each part may be missing. */
export type Customer = { name: string | null; email: string | null; phone: string | null }

/** A customer's question, carried until it is closed. Moments are epoch milliseconds. */
export type Inquiry = {
  id: number
  reference: string
  status: InquiryStatus
  reason: InquiryReason
  priority: Priority
  origin: InquiryOrigin
  role: Role | null
  trackingNumber: string | null
  piece: number | null
  customer: Customer
  subject: string
  details: InquiryDetails
  /** The agent's id. */
  assignee: string | null
  tags: string[]
  snoozedUntilMs: number | null
  /** The inquiry that carries this one on. */
  mergedInto: number | null
  outcome: InquiryOutcome | null
  /** 1 (badly) to 5 (very well). */
  rating: number | null
  ratingComment: string | null
  createdAtMs: number
  updatedAtMs: number
  firstAnsweredAtMs: number | null
  lastCustomerAtMs: number | null
  lastAgentAtMs: number | null
  dueAtMs: number | null
  dueKind: DueKind | null
  /** How much of the time for each promise is used up; null where nobody worked it out yet. */
  clock: InquiryClock | null
  /** When somebody is to be warned next. */
  stepAtMs: number | null
  /** The edition of the service levels by which it was planned. */
  plannedBy: string | null
  /** The earliest reminder that is not done. */
  reminderAtMs: number | null
  /** What the diagnosis of its parcel said when it was last looked at. */
  situation: SituationName | null
  /** Where its parcel was last scanned: `MEMPHIS, TN`. */
  lastPlace: string | null
  /** The day on which time alone may change the situation. */
  rediagnoseOn: string | null
  /** A scan answered it, and nothing contradicts it since. */
  answeredByScan: boolean
  /** When it closes by rule, where nobody contradicts. */
  closesAtMs: number | null
  closedAtMs: number | null
  /** Later scans of its parcel count until then. */
  watchUntilMs: number
  version: number
}

/** The parts of an inquiry that its events tell, so that replaying them gives them again: none that tells of a person. */
export const REPLAYED_FIELDS = [
  'status',
  'reason',
  'priority',
  'origin',
  'role',
  'trackingNumber',
  'piece',
  'assignee',
  'tags',
  'snoozedUntilMs',
  'mergedInto',
  'outcome',
  'rating',
  'firstAnsweredAtMs',
  'lastCustomerAtMs',
  'lastAgentAtMs',
  'dueAtMs',
  'dueKind',
  'reminderAtMs',
  'answeredByScan',
  'closesAtMs',
  'closedAtMs',
  'watchUntilMs',
] as const satisfies readonly (keyof Inquiry)[]

export type ReplayedFields = Pick<Inquiry, (typeof REPLAYED_FIELDS)[number]>

/** The parts of an inquiry that its events tell. */
export function replayedFields(inquiry: Inquiry): ReplayedFields {
  return Object.fromEntries(REPLAYED_FIELDS.map((field) => [field, inquiry[field]])) as ReplayedFields
}

export type InquiryMessage = {
  id: number
  inquiryId: number
  atMs: number
  kind: MessageKind
  /** The name of whoever wrote it; null where nobody said. */
  author: string | null
  authorId: string | null
  text: string
  html: string | null
  mailId: string | null
  /** Until then it can be taken back, and nobody outside sees it. */
  heldUntilMs: number | null
  takenBackAtMs: number | null
}

/** Something that happened to an inquiry: written with the change, never changed. */
export type InquiryEvent = {
  id: number
  inquiryId: number
  atMs: number
  kind: InquiryEventKind
  byKind: 'customer' | 'agent' | 'system'
  byId: string | null
  byName: string | null
  /** `set`: the fields that it changed, as they are since. */
  data: InquiryEventData
}

export type InquiryEventData = { set?: Partial<ReplayedFields> } & Record<string, unknown>

/** What is known of a file without its content. */
export type InquiryFile = {
  id: number
  inquiryId: number
  messageId: number | null
  name: string
  mediaType: string
  bytes: number
  sha256: string
  atMs: number
}

/** The workflow of an inquiry as its events tell it, the oldest first. */
export function replay(events: readonly Pick<InquiryEvent, 'data'>[]): Partial<ReplayedFields> {
  const fields: Partial<ReplayedFields> = {}
  for (const { data } of events) Object.assign(fields, data.set)
  return fields
}
