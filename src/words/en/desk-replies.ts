import type { ReplyField } from '#domain/inquiry/fill-reply.ts'

export const SAVED_REPLY_WORDS = {
  title: 'Saved replies',
  lead: 'Answers that all agents can put in. Fields in double braces are filled in from the inquiry and its parcel.',
  leadReader: 'Answers that you can put in where you reply. A lead writes them.',
  name: 'Name',
  text: 'Text',
  reasons: 'Offered first for',
  fields: 'Fields',
  add: 'Add a saved reply',
  save: 'Save',
  remove: 'Delete',
  none: 'There are none yet.',
} as const

/** What stands for each field of a saved reply. */
export const REPLY_FIELD_WORDS: Record<ReplyField, string> = {
  customerName: 'The customer’s name',
  reference: 'The reference of the inquiry',
  trackingNumber: 'The tracking number',
  headline: 'Where the parcel is, in a sentence',
  lastSeen: 'The last physical scan: what, where, when',
  latest: 'The latest scan, announced ones too',
  expectedDay: 'The day on which it is expected',
  situation: 'What is the matter with it',
  claimFrom: 'The first day for a claim',
  claimUntil: 'The last day for a claim',
  agentName: 'Your name',
}
