import { cancelOutgoing, type Outgoing, readOutgoing } from '#store/mails/outgoing.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { lostBefore } from './lost-tries.ts'

/**
 * Calls a mail back that has not left.
 * @throws ServiceError where there is none, or where it left already or is leaving now
 */
export async function cancelMail(
  ctx: Pick<Context, 'database' | 'clock'>,
  { mailId }: { mailId: number },
): Promise<Outgoing> {
  const atMs = ctx.clock()
  const isDone = await cancelOutgoing(ctx.database, {
    id: mailId,
    why: 'called-back',
    atMs,
    lostBeforeMs: lostBefore(atMs),
  })
  const mail = await readOutgoing(ctx.database, mailId)
  if (!mail) throw new ServiceError('not-found', `There is no mail ${mailId}.`)
  if (!isDone) throw new ServiceError('not-allowed', `Mail ${mailId} is ${mail.state} already, or is leaving now.`)
  return mail
}
