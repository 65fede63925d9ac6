import { insertAgentEvent } from '#store/accounts/agent-events.ts'
import { type Agent, deleteSecondFactor, giveOneTimePassword } from '#store/accounts/agents.ts'
import { inTransaction } from '#store/transaction.ts'
import type { Context } from '../context.ts'
import { type AccountActor, actorOfEvent, requirePermission } from './actor.ts'
import { findAgent, type WhichAgent } from './change-agent.ts'
import { makeOneTimePassword, ONE_TIME_MS } from './one-time-password.ts'

/**
 * Gives an agent a new password that must be changed, and signs the agent out everywhere. The second factor stays, unless
 * it is lost too.
 * @throws ServiceError `not-found`, `not-allowed`
 */
export async function resetAgent(
  ctx: Context,
  which: WhichAgent,
  options: { withoutSecondFactor: boolean },
  by: AccountActor,
): Promise<{ agent: Agent; oneTimePassword: string }> {
  requirePermission(by, 'manage-agents')
  const oneTimePassword = makeOneTimePassword()
  const hash = await ctx.accounts.hashPassword(oneTimePassword)
  const atMs = ctx.clock()
  const agent = await inTransaction(ctx.database, async (transaction) => {
    const found = await findAgent(transaction, which)
    await giveOneTimePassword(transaction, found.id, { hash, untilMs: atMs + ONE_TIME_MS })
    const event = { atMs, agentId: found.id, ...actorOfEvent(by), data: {} }
    await insertAgentEvent(transaction, { ...event, kind: 'password-given' })
    if (options.withoutSecondFactor && (await deleteSecondFactor(transaction, found.id))) {
      await insertAgentEvent(transaction, { ...event, kind: 'second-factor-off' })
    }
    return found
  })
  return { agent, oneTimePassword }
}
