import type { Inquiry, InquiryEvent } from '#domain/inquiry/inquiry.ts'

/**
 * What an inquiry was before a reply that is taken back now, and before those around it that were taken back too. Null
 * where something else happened since, which stays.
 * @param events the oldest first
 */
export function beforeReplies(events: readonly InquiryEvent[], messageId: number): Partial<Inquiry> | null {
  const taken = new Set([messageId, ...events.filter(isTakenBack).map(({ data }) => data.message)])
  let from: InquiryEvent | null = null
  let sent: InquiryEvent | null = null
  for (const event of events) {
    if (event.kind === 'message-sent') sent = taken.has(event.data.message) ? event : null
    else if (isTakenBack(event)) continue
    // A reply's other events are written in the moment in which it is.
    else if (sent && !(event.atMs === sent.atMs && event.byId === sent.byId)) sent = null
    from = sent && (from ?? sent)
  }
  return (from?.data.before as Partial<Inquiry> | undefined) ?? null
}

function isTakenBack({ kind }: InquiryEvent): boolean {
  return kind === 'message-taken-back'
}
