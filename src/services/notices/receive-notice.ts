import { keepNotice, type StoredNotice } from '#store/source-notices.ts'
import { markSubscriptionHeard } from '#store/source-subscriptions.ts'
import { inTransaction } from '#store/transaction.ts'
import type { Context } from '../context.ts'
import type { IncomingNotice, NoticeSource, OpenedNotice, SignedNotice } from './notice-source.ts'
import { takeNotice } from './take-notice.ts'
import { goodSecrets } from './webhook-secret.ts'

export type ReceivedNotice =
  | { ok: true; state: 'taken' | 'unread'; isNew: boolean }
  | Extract<OpenedNotice, { ok: false }>

/**
 * Takes a notice that a carrier sent unasked. When this returns with `ok`, the notice is on disk and its scans with
 * their journeys too, or what is wrong with it. A notice told again changes nothing.
 * @throws where the database is away; the notice should be sent again then
 */
export async function receiveNotice(
  ctx: Context,
  source: NoticeSource,
  incoming: IncomingNotice,
): Promise<ReceivedNotice> {
  const opened = source.open(incoming, await goodSecrets(ctx, source), ctx.clock())
  if (!opened.ok) return opened
  const { notice, isNew } = await keep(ctx, source, opened.notice)
  if (notice.state === 'taken') return { ok: true, state: 'taken', isNew }
  return { ok: true, state: await takeNotice(ctx, source, notice), isNew }
}

/** Only a notice that is new counts as hearing from its subscription: one that somebody replays tells nothing of it. */
function keep(
  ctx: Context,
  source: NoticeSource,
  signed: SignedNotice,
): Promise<{ notice: StoredNotice; isNew: boolean }> {
  const { subscriptionId } = signed
  return inTransaction(ctx.database, async (transaction) => {
    const kept = await keepNotice(transaction, { ...signed, source: source.source, receivedAtMs: ctx.clock() })
    if (kept.isNew && subscriptionId !== null) {
      await markSubscriptionHeard(transaction, source.source, subscriptionId, ctx.clock())
    }
    return kept
  })
}
