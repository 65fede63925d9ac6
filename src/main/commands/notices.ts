import { NOTICE_STATES, type NoticeState } from '#domain/watch/notice.ts'
import { ServiceError } from '#services/errors.ts'
import { cancelNotice, retryNotice } from '#services/outgoing-notices/change-notice.ts'
import { listNotices, type NoticeOutbox, type OutboxNotice } from '#services/outgoing-notices/list-notices.ts'
import { withContext } from './with-context.ts'

export { NOTICE_STATES, type NoticeState, type OutboxNotice, ServiceError }

/** The notices that are no mails, the newest first. */
export function notices(states: NoticeState[] | undefined, limit: number): Promise<NoticeOutbox> {
  return withContext((ctx) => listNotices(ctx, { states, limit }))
}

/** Sends a notice now. @throws ServiceError */
export function retry(noticeId: number): Promise<OutboxNotice> {
  return withContext((ctx) => retryNotice(ctx, { noticeId }))
}

/** Drops a notice that has not left. @throws ServiceError */
export function drop(noticeId: number): Promise<OutboxNotice> {
  return withContext((ctx) => cancelNotice(ctx, { noticeId }))
}
