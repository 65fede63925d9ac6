import { readDue } from '#store/mails/outgoing.ts'
import { inTransaction } from '#store/transaction.ts'
import type { Context } from '../context.ts'
import { lostBefore } from './lost-tries.ts'

const MOST_AT_ONCE = 500

/**
 * Adds a job for each mail that is due: those cut off with their server, and those that waited for a mail server to be
 * set up. A job too many does nothing. Returns how many mails there were.
 */
export async function sendDueMails(ctx: Context): Promise<number> {
  const nowMs = ctx.clock()
  const due = await readDue(ctx.database, { nowMs, lostBeforeMs: lostBefore(nowMs), limit: MOST_AT_ONCE })
  if (due.length === 0) return 0
  await inTransaction(ctx.database, (transaction) =>
    ctx.jobs.add(
      transaction,
      'send-mail',
      due.map((mailId) => ({ about: { mailId } })),
    ),
  )
  return due.length
}
