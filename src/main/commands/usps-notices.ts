import { takeWaitingNotices } from '#services/notices/take-waiting-notices.ts'
import { type UntakenNotices, untakenNotices } from '#services/notices/untaken-notices.ts'
import { createUspsNotices } from '#sources/usps-webhook/usps-notices.ts'
import { withContext } from './with-context.ts'

// Reading what is kept needs no secret.
const notices = createUspsNotices(null)

/** Webhooks of USPS that are kept and whose scans are not recorded. */
export function untakenUspsNotices(): Promise<UntakenNotices> {
  return withContext((ctx) => untakenNotices(ctx, notices.source))
}

/** Tries again to read them. */
export function readUspsNoticesAgain(): Promise<{ taken: number; unread: number }> {
  return withContext((ctx) =>
    takeWaitingNotices(ctx, notices, { states: ['waiting', 'unread'], receivedBeforeMs: ctx.clock() }),
  )
}
