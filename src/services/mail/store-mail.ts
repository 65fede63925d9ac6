import { createHash } from 'node:crypto'
import { insertIncoming } from '#store/mails/incoming.ts'
import { inTransaction } from '#store/transaction.ts'
import type { Context } from '../context.ts'
import type { ArrivedMail } from '../ports/mail.ts'

/** Larger mails are not kept whole. */
export const LARGEST_MAIL = 25 * 1024 * 1024

/**
 * Keeps a mail as it came, once however often it is handed over, and has it read. When this returns, nothing loses it
 * any more.
 * @returns whether it is new
 */
export async function storeMail(
  ctx: Pick<Context, 'database' | 'clock' | 'jobs'>,
  mail: ArrivedMail,
): Promise<boolean> {
  const digest = createHash('sha256').update(mail.raw).digest()
  return inTransaction(ctx.database, async (transaction) => {
    const incomingId = await insertIncoming(transaction, { ...mail, digest, receivedAtMs: ctx.clock() })
    if (incomingId !== null) await ctx.jobs.add(transaction, 'receive-mail', [{ about: { incomingId } }])
    return incomingId !== null
  })
}
