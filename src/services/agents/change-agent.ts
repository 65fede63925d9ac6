import { isRole, ROLES } from '#domain/agents/role.ts'
import { insertAgentEvent } from '#store/accounts/agent-events.ts'
import {
  type Agent,
  countOtherAdministrators,
  deleteSessions,
  readAgent,
  readAgentByEmail,
  updateAgent,
} from '#store/accounts/agents.ts'
import type { Transaction } from '#store/database.ts'
import { holdLock, inTransaction } from '#store/transaction.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { type AccountActor, actorOfEvent, requirePermission } from './actor.ts'

/** An agent by id or email. */
export type WhichAgent = { id: string } | { email: string }

/** @throws ServiceError `not-found` */
export async function findAgent(transaction: Transaction, which: WhichAgent): Promise<Agent> {
  const agent =
    'id' in which
      ? await readAgent(transaction, which.id)
      : await readAgentByEmail(transaction, which.email.trim().toLowerCase())
  if (agent) return agent
  const name = 'id' in which ? which.id : which.email
  throw new ServiceError('not-found', `There is no agent ${name.slice(0, 80)}.`)
}

/**
 * Gives an agent another role, shuts one out, or lets one in again. Who is shut out is out at once, everywhere.
 * @throws ServiceError `not-found`, `not-allowed`, `not-valid` where nobody would be left to let others in
 */
export function changeAgent(
  ctx: Context,
  which: WhichAgent,
  change: { role?: string; isShutOut?: boolean },
  by: AccountActor,
): Promise<Agent> {
  requirePermission(by, 'manage-agents')
  return inTransaction(ctx.database, async (transaction) => {
    // Two administrators who shut each other out at once would leave nobody.
    await holdLock(transaction, 'agents')
    const before = await findAgent(transaction, which)
    const role = change.role ?? before.role
    if (!isRole(role)) throw notValid('role', `The role is one of ${ROLES.join(', ')}.`)
    const atMs = ctx.clock()
    const disabledAtMs = change.isShutOut === undefined ? before.disabledAtMs : change.isShutOut ? atMs : null
    const loses = before.role === 'administrator' && (role !== 'administrator' || disabledAtMs !== null)
    if (loses && before.disabledAtMs === null && (await countOtherAdministrators(transaction, before.id)) === 0) {
      throw notValid('role', `${before.name} is the only administrator: make another one first.`)
    }
    await updateAgent(transaction, before.id, { role, disabledAtMs })
    const event = { atMs, agentId: before.id, ...actorOfEvent(by) }
    if (role !== before.role) {
      await insertAgentEvent(transaction, { ...event, kind: 'role-changed', data: { from: before.role, to: role } })
    }
    if (change.isShutOut !== undefined && change.isShutOut !== (before.disabledAtMs !== null)) {
      if (change.isShutOut) await deleteSessions(transaction, before.id)
      await insertAgentEvent(transaction, { ...event, kind: change.isShutOut ? 'shut-out' : 'let-in-again', data: {} })
    }
    return { ...before, role, disabledAtMs }
  })
}

function notValid(field: string, message: string): ServiceError {
  return new ServiceError('not-valid', message, [{ field, code: 'not-valid', message }])
}
