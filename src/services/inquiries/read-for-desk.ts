import { type PromiseState, promiseStates } from '#domain/inquiry/clock/inquiry-clock.ts'
import type { Inquiry, InquiryEvent, InquiryFile, InquiryMessage } from '#domain/inquiry/inquiry.ts'
import { readEvents } from '#store/inquiries/events.ts'
import { readFiles } from '#store/inquiries/files.ts'
import { readEvidence, readInquiryById } from '#store/inquiries/inquiries.ts'
import { seeMentions } from '#store/inquiries/mentions.ts'
import { readMessages } from '#store/inquiries/messages.ts'
import { type InquiryReminder, readReminders } from '#store/inquiries/reminders.ts'
import { type ReplyDraft, readDraft } from '#store/inquiries/reply-drafts.ts'
import { readRelated } from '#store/inquiries/search.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { findParcel } from '../parcels/find-parcel.ts'
import type { ParcelReading } from '../parcels/parcel-reading.ts'
import { MOST_MESSAGES_SHOWN } from './limits.ts'

const MOST_RELATED = 20

/** Everything that an agent sees of an inquiry on one screen. */
export type DeskInquiry = {
  inquiry: Inquiry
  /** Notes too, and what can still be taken back; the oldest first. */
  messages: InquiryMessage[]
  events: InquiryEvent[]
  files: InquiryFile[]
  reminders: InquiryReminder[]
  /** How what we promised in time stands. */
  promises: PromiseState[]
  /** The same words as on the customer's page. */
  parcel: ParcelReading | null
  /** Others of the same parcel or person. */
  related: Inquiry[]
  /** What this agent has begun to write. */
  draft: ReplyDraft | null
}

/** Reads an inquiry for the desk; what mentions the agent counts as seen. @throws ServiceError `not-found` */
export async function readForDesk(ctx: Context, input: { id: number; agentId: string }): Promise<DeskInquiry> {
  const { database } = ctx
  const inquiry = await readInquiryById(database, input.id)
  if (!inquiry) throw new ServiceError('not-found', 'There is no such inquiry.')
  const { id, trackingNumber, piece } = inquiry
  const [messages, events, files, reminders, parcel, related, draft] = await Promise.all([
    readMessages(database, id, MOST_MESSAGES_SHOWN),
    readEvents(database, id),
    readFiles(database, id),
    readReminders(database, id),
    trackingNumber === null ? null : findParcel(ctx, { number: trackingNumber, ...(piece === null ? {} : { piece }) }),
    readRelated(database, inquiry, MOST_RELATED),
    readDraft(database, id, input.agentId),
    seeMentions(database, { inquiryId: id, agentId: input.agentId, atMs: ctx.clock() }),
  ])
  const promises = inquiry.clock ? promiseStates(ctx.knowledge.serviceLevels, inquiry.clock, ctx.clock()) : []
  return { inquiry, messages, events, files, reminders, promises, parcel, related, draft }
}

/** All that happened to an inquiry, the oldest first. */
export function readHistoryForDesk(ctx: Context, id: number): Promise<InquiryEvent[]> {
  return readEvents(ctx.database, id)
}

/** The evidence as it was frozen, byte for byte; null where there is none. */
export function readFrozenEvidence(ctx: Context, id: number): Promise<string | null> {
  return readEvidence(ctx.database, id)
}
