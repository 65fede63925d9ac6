/** Whose turn it is. `answered` closes by rule where nobody contradicts. */
export const INQUIRY_STATUSES = ['open', 'waiting', 'answered', 'closed'] as const
export type InquiryStatus = (typeof INQUIRY_STATUSES)[number]

/** What a question is about. */
export const INQUIRY_REASONS = [
  'no-updates',
  'late',
  'lost',
  'damaged',
  'missing-contents',
  'delivered-not-received',
  'unclear-status',
  'delivery-wish',
  'returned',
  'claim',
  'other',
] as const
export type InquiryReason = (typeof INQUIRY_REASONS)[number]

/** From the least urgent. */
export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const
export type Priority = (typeof PRIORITIES)[number]

export const INQUIRY_ORIGINS = ['web', 'email', 'phone', 'api'] as const
export type InquiryOrigin = (typeof INQUIRY_ORIGINS)[number]

/** How an inquiry ended. */
export const INQUIRY_OUTCOMES = [
  'delivered',
  'found',
  'returned',
  'claim-filed',
  'search-filed',
  'explained',
  'withdrawn',
  'no-reply',
  'merged',
  'other',
] as const
export type InquiryOutcome = (typeof INQUIRY_OUTCOMES)[number]

/** Why something is due. */
export const DUE_KINDS = ['first-answer', 'next-answer', 'resolution', 'reminder'] as const
export type DueKind = (typeof DUE_KINDS)[number]

export const MESSAGE_KINDS = ['customer', 'agent', 'system', 'note'] as const
export type MessageKind = (typeof MESSAGE_KINDS)[number]

/** Everything that can happen to an inquiry. */
export const INQUIRY_EVENT_KINDS = [
  'opened',
  'message-received',
  'message-sent',
  'message-taken-back',
  'note-added',
  'call-noted',
  'status-changed',
  'reason-changed',
  'assigned',
  'priority-changed',
  'tags-changed',
  'snoozed',
  'woken',
  'merged',
  'split',
  'file-added',
  'parcel-attached',
  'parcel-detached',
  'scan-arrived',
  'answered-by-scan',
  'closed',
  'reopened',
  'rated',
  'due-changed',
  'reminder-set',
  'reminder-done',
  'escalated',
  'mail-failed',
  'key-renewed',
  'redacted',
  'exported',
] as const
export type InquiryEventKind = (typeof INQUIRY_EVENT_KINDS)[number]
