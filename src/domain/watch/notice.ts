/** What a device shows. `path`: the page that a touch opens; `about`: what a later message takes the place of. */
export type PushMessage = { title: string; text: string; path: string; about: string }

export const NOTICE_CHANNELS = ['web-push', 'sms', 'webhook'] as const

/** How somebody is told who is told by no mail. */
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number]

/** What is sent. */
export type NoticeContent =
  | { channel: 'web-push'; content: PushMessage }
  | { channel: 'sms'; content: { text: string } }
  /** `id`: the same for each try; `body`: JSON, as it is signed. */
  | { channel: 'webhook'; content: { id: string; type: string; body: string } }

/** `question`: whether news is wanted at all. */
export type NoticeKind = 'question' | 'news'

export const NOTICE_STATES = ['waiting', 'sent', 'failed', 'cancelled'] as const

export type NoticeState = (typeof NOTICE_STATES)[number]
