import type { PromiseDue } from '#domain/inquiry/clock/inquiry-clock.ts'
import type { Inquiry, InquiryEvent, InquiryFile, InquiryMessage } from '#domain/inquiry/inquiry.ts'
import type { InquiryEventKind } from '#domain/inquiry/tokens.ts'
import { readEvents } from '#store/inquiries/events.ts'
import { readFiles } from '#store/inquiries/files.ts'
import { readMessages } from '#store/inquiries/messages.ts'
import type { Context } from '../context.ts'
import { findParcel } from '../parcels/find-parcel.ts'
import type { ParcelReading } from '../parcels/parcel-reading.ts'
import { promiseOf } from './due.ts'
import { letIn } from './let-in.ts'
import { MOST_MESSAGES_SHOWN } from './limits.ts'

/** What a customer sees of what happened. */
const FOR_CUSTOMERS: ReadonlySet<InquiryEventKind> = new Set([
  'opened',
  'message-received',
  'message-sent',
  'status-changed',
  'file-added',
  'parcel-attached',
  'scan-arrived',
  'answered-by-scan',
  'closed',
  'reopened',
  'rated',
])

/** An inquiry as its customer sees it. */
export type PrivateInquiry = {
  inquiry: Inquiry
  /** What is promised next; null where it is not our turn. */
  promise: PromiseDue | null
  /** The oldest first; without notes, and without what can still be taken back. */
  messages: InquiryMessage[]
  events: InquiryEvent[]
  files: InquiryFile[]
  parcel: ParcelReading | null
}

/**
 * What the customer sees of an inquiry, by its reference and key.
 * @throws ServiceError `wrong-key`, `not-found` for what can be no reference
 */
export async function readInquiry(ctx: Context, input: { reference: string; key: string }): Promise<PrivateInquiry> {
  const inquiry = await letIn(ctx, input)
  const nowMs = ctx.clock()
  const [messages, events, files, parcel] = await Promise.all([
    readMessages(ctx.database, inquiry.id, MOST_MESSAGES_SHOWN),
    readEvents(ctx.database, inquiry.id),
    readFiles(ctx.database, inquiry.id),
    inquiry.trackingNumber === null ? null : parcelOf(ctx, inquiry.trackingNumber, inquiry.piece),
  ])
  const shown = messages.filter((one) => isForCustomer(one, nowMs))
  const ids = new Set(shown.map(({ id }) => id))
  return {
    inquiry,
    promise: promiseOf(ctx.knowledge.serviceLevels, inquiry),
    messages: shown,
    events: events.filter(
      (one) => isForCustomers(one) && (typeof one.data.message !== 'number' || ids.has(one.data.message)),
    ),
    files: files.filter(({ messageId }) => messageId === null || ids.has(messageId)),
    parcel,
  }
}

/** Whether a customer may see a message now. */
export function isForCustomer(message: InquiryMessage, nowMs: number): boolean {
  return message.kind !== 'note' && message.takenBackAtMs === null && (message.heldUntilMs ?? 0) <= nowMs
}

/** Whether customers hear of what happened. */
export function isForCustomers({ kind }: Pick<InquiryEvent, 'kind'>): boolean {
  return FOR_CUSTOMERS.has(kind)
}

function parcelOf(ctx: Context, number: string, piece: number | null): Promise<ParcelReading> {
  return findParcel(ctx, { number, ...(piece === null ? {} : { piece }) })
}
