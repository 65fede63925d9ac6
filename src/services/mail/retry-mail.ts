import { makeDue, type Outgoing, readOutgoing } from '#store/mails/outgoing.ts'
import { inTransaction } from '#store/transaction.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { lostBefore } from './lost-tries.ts'

/**
 * Sends a mail now that waits, failed or was called back.
 * @throws ServiceError where there is none, or where it was sent already or is leaving now
 */
export async function retryMail(
  ctx: Pick<Context, 'database' | 'clock' | 'jobs'>,
  { mailId }: { mailId: number },
): Promise<Outgoing> {
  const atMs = ctx.clock()
  return inTransaction(ctx.database, async (transaction) => {
    const isDue = await makeDue(transaction, { id: mailId, atMs, lostBeforeMs: lostBefore(atMs) })
    const mail = await readOutgoing(transaction, mailId)
    if (!mail) throw new ServiceError('not-found', `There is no mail ${mailId}.`)
    if (!isDue) throw new ServiceError('not-allowed', `Mail ${mailId} was sent already, or is leaving now.`)
    await ctx.jobs.add(transaction, 'send-mail', [{ about: { mailId } }])
    return mail
  })
}
