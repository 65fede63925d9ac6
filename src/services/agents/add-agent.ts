import { isRole, ROLES } from '#domain/agents/role.ts'
import { insertAgentEvent } from '#store/accounts/agent-events.ts'
import { type Agent, giveOneTimePassword, insertAgent } from '#store/accounts/agents.ts'
import { inTransaction } from '#store/transaction.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { type AccountActor, actorOfEvent, requirePermission } from './actor.ts'
import { makeOneTimePassword, ONE_TIME_MS } from './one-time-password.ts'
import { readEmail } from './read-email.ts'

export type { Agent }

const LONGEST_NAME = 80

export type AddAgentInput = { email: string; name: string; role: string }

/**
 * Lets somebody in to the desk. The password is told this once, and must be changed at the first sign-in.
 * @throws ServiceError `not-valid` naming the field, `not-allowed`
 */
export async function addAgent(
  ctx: Context,
  input: AddAgentInput,
  by: AccountActor,
  options: { oneTimeEnds?: boolean } = {},
): Promise<{ agent: Agent; oneTimePassword: string }> {
  requirePermission(by, 'manage-agents')
  const email = readEmail(input.email)
  const name = input.name.replace(/\s+/g, ' ').trim()
  const { role } = input
  if (name === '' || name.length > LONGEST_NAME || /[\p{Cc}<>]/u.test(name)) {
    throw notValid('name', `Write a name of up to ${LONGEST_NAME} letters.`)
  }
  if (!isRole(role)) throw notValid('role', `The role is one of ${ROLES.join(', ')}.`)
  const oneTimePassword = makeOneTimePassword()
  const hash = await ctx.accounts.hashPassword(oneTimePassword)
  const untilMs = options.oneTimeEnds === false ? null : ctx.clock() + ONE_TIME_MS
  const agent = await inTransaction(ctx.database, async (transaction) => {
    const added = await insertAgent(transaction, { email, name, role })
    if (!added) throw notValid('email', `There is an agent with the email ${email} already.`)
    await giveOneTimePassword(transaction, added.id, { hash, untilMs })
    await insertAgentEvent(transaction, {
      atMs: ctx.clock(),
      agentId: added.id,
      kind: 'added',
      ...actorOfEvent(by),
      data: { email, name, role },
    })
    return { ...added, oneTimeUntilMs: untilMs }
  })
  return { agent, oneTimePassword }
}

function notValid(field: string, message: string): ServiceError {
  return new ServiceError('not-valid', message, [{ field, code: 'not-valid', message }])
}
