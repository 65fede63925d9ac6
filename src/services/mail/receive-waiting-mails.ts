import { readMailsWithHeldFiles } from '#store/mails/held-files.ts'
import { readUnread } from '#store/mails/incoming.ts'
import { inTransaction } from '#store/transaction.ts'
import type { Context } from '../context.ts'

/** Jobs do it at once; what still waits so long later lost its job. */
const LOST_AFTER_MS = 120_000
const MOST_TRIES = 50

/** Adds jobs for mails that wait to be read, and for files that wait to be checked. Returns how many. */
export async function receiveWaitingMails(ctx: Context): Promise<number> {
  const beforeMs = ctx.clock() - LOST_AFTER_MS
  const mails = await readUnread(ctx.database, beforeMs, MOST_TRIES)
  const held = await readMailsWithHeldFiles(ctx.database, beforeMs)
  if (mails.length + held.length === 0) return 0
  const about = (incomingId: number) => ({ about: { incomingId } })
  await inTransaction(ctx.database, async (transaction) => {
    await ctx.jobs.add(transaction, 'receive-mail', mails.map(about))
    await ctx.jobs.add(transaction, 'check-files', held.map(about))
  })
  return mails.length + held.length
}
