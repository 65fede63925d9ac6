import type { InquiryEvent } from '#domain/inquiry/inquiry.ts'

/** A form that could not be done as it was sent: its page comes back with all that stood in it. */
export type SentForm = {
  action: string
  fields: Readonly<Record<string, string>>
  problem: string
  /** What others did since the page was shown; null where that is not the reason. */
  news: InquiryEvent[] | null
}

/** What somebody filled into a field of the form that came back; undefined elsewhere. */
export function sentValue(sent: SentForm | null, action: string, field: string): string | undefined {
  return sent?.action === action ? sent.fields[field] : undefined
}
