import { insertAgentEvent } from '#store/accounts/agent-events.ts'
import { type DeskKey, deleteDeskKey } from '#store/accounts/desk-keys.ts'
import { inTransaction } from '#store/transaction.ts'
import { type AccountActor, actorOfEvent, requirePermission } from '../agents/actor.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'

/** Ends a key at once. @throws ServiceError `not-found`, `not-allowed` */
export function removeKey(ctx: Context, name: string, by: AccountActor): Promise<DeskKey> {
  requirePermission(by, 'manage-agents')
  return inTransaction(ctx.database, async (transaction) => {
    const removed = await deleteDeskKey(transaction, name)
    if (!removed) throw new ServiceError('not-found', `There is no key ${name.slice(0, 80)}.`)
    await insertAgentEvent(transaction, {
      atMs: ctx.clock(),
      agentId: null,
      kind: 'key-removed',
      ...actorOfEvent(by),
      data: { name: removed.name },
    })
    return removed
  })
}
