import { type Incoming, readAgain, readIncoming } from '#store/mails/incoming.ts'
import { inTransaction } from '#store/transaction.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'

/**
 * Has a mail read again that was set aside, as after a fault was mended.
 * @throws ServiceError where there is none, or where it belongs to an inquiry
 */
export async function readMailAgain(
  ctx: Pick<Context, 'database' | 'jobs'>,
  { incomingId }: { incomingId: number },
): Promise<Incoming> {
  return inTransaction(ctx.database, async (transaction) => {
    const isDone = await readAgain(transaction, incomingId)
    const mail = await readIncoming(transaction, incomingId)
    if (!mail) throw new ServiceError('not-found', `There is no mail ${incomingId}.`)
    if (!isDone) throw new ServiceError('not-allowed', `Mail ${incomingId} belongs to an inquiry already.`)
    await ctx.jobs.add(transaction, 'receive-mail', [{ about: { incomingId } }])
    return mail
  })
}
