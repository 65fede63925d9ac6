import type { StepDue } from '#domain/inquiry/clock/inquiry-clock.ts'
import type { ReplyField } from '#domain/inquiry/fill-reply.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import type { JourneyScan } from '#domain/journey/journey.ts'
import type { Text } from '#domain/text/text.ts'
import type { ParcelReading } from '../parcels/parcel-reading.ts'

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
