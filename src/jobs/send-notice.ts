import type { Context } from '#services/context.ts'
import { type NoticeSenders, sendNotice } from '#services/outgoing-notices/send-notice.ts'
import type { JobKind } from './queue.ts'

/** Makes one try to send a notice. When to try again is the outbox's own matter; only a try cut off comes back by itself. */
export function sendNoticeKind(parts: { ctx: () => Context; senders: NoticeSenders }): JobKind<'send-notice'> {
  const { ctx, senders } = parts
  return {
    name: 'send-notice',
    retries: { limit: 5, delayS: 2, mostDelayS: 600 },
    mostSeconds: 60,
    workers: 3,
    workersOfGroup: 1,
    takeEach: 5,
    work: ({ about }) => sendNotice(ctx(), senders, about),
  }
}
