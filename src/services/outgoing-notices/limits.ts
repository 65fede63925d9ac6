import type { NoticeChannel, NoticeKind } from '#domain/watch/notice.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** So long a notice is tried: what comes later is no news. */
const NEWS_FOR_MS: Record<NoticeChannel, number> = { 'web-push': DAY_MS, sms: 12 * HOUR_MS, webhook: 3 * DAY_MS }

/** A question to an address that may be a stranger's knocks a few times and no more. */
const WEBHOOK_QUESTION_FOR_MS = 10 * MINUTE_MS

/** No try lasts so long: one that began earlier was cut off with its server. More than all time-outs of a sender. */
const LONGEST_TRY_MS = 2 * MINUTE_MS

export const KEEP_ENDED_NOTICES_MS = 30 * DAY_MS
/** More than any limit counts back. */
export const KEEP_LOG_MS = 31 * DAY_MS

export function triedFor(channel: NoticeChannel, kind: NoticeKind): number {
  return channel === 'webhook' && kind === 'question' ? WEBHOOK_QUESTION_FOR_MS : NEWS_FOR_MS[channel]
}

/** Tries that began before this moment were cut off. */
export function cutOffBefore(nowMs: number): number {
  return nowMs - LONGEST_TRY_MS
}
