import { type PasswordProblem, passwordProblem } from '#domain/agents/weak-password.ts'
import type { Browser, Cookies } from '#store/accounts/accounts.ts'
import { insertAgentEvent } from '#store/accounts/agent-events.ts'
import { type Agent, deleteSessions, keepOwnPassword, readAgent } from '#store/accounts/agents.ts'
import { inTransaction } from '#store/transaction.ts'
import type { Context } from '../context.ts'
import type { AtDesk } from './let-in.ts'
import { looksGiven } from './one-time-password.ts'
import { signIn } from './sign-in.ts'

export type ChoiceRefusal = PasswordProblem | 'same-as-before'

/** An agent who signed in by a given password chooses one; other sessions by the given one end. */
export async function choosePassword(
  ctx: Context,
  agent: AtDesk,
  next: string,
): Promise<{ ok: true } | { ok: false; why: ChoiceRefusal }> {
  const known = await readAgent(ctx.database, agent.id)
  // Who has a password of their own changes it by knowing it.
  if (!known?.mustChangePassword) return { ok: true }
  const problem = choiceProblem(next, known)
  if (problem) return { ok: false, why: problem }
  await keepChoice(ctx, known, next, agent.session?.token)
  return { ok: true }
}

export type WelcomeResult =
  | { outcome: 'signed-in'; cookies: Cookies }
  | { outcome: 'code-needed'; cookies: Cookies }
  | { outcome: 'weak'; why: ChoiceRefusal }
  | { outcome: 'refused' }
  | { outcome: 'wait'; waitMs: number }

/**
 * Somebody came by the link that an administrator made: the given password is in it. One is chosen and the agent is in.
 * Who has a second factor gives its code first, and chooses then.
 */
export async function acceptInvitation(
  ctx: Context,
  browser: Browser,
  input: { agentId: string; given: string; next: string },
): Promise<WelcomeResult> {
  const agent = await readAgent(ctx.database, input.agentId)
  const problem = choiceProblem(input.next, agent ?? { email: '', name: '' })
  if (problem) return { outcome: 'weak', why: problem }
  const result = await signIn(ctx, browser, { email: agent?.email ?? 'nobody', password: input.given })
  if (result.outcome !== 'signed-in' || !agent?.mustChangePassword) return result
  await keepChoice(ctx, agent, input.next, result.token)
  return result
}

function choiceProblem(next: string, about: { email: string; name: string }): ChoiceRefusal | null {
  return looksGiven(next) ? 'same-as-before' : passwordProblem(next, about)
}

async function keepChoice(ctx: Context, agent: Agent, next: string, token: string | undefined): Promise<void> {
  const hash = await ctx.accounts.hashPassword(next)
  await inTransaction(ctx.database, async (transaction) => {
    await keepOwnPassword(transaction, agent.id, hash)
    await deleteSessions(transaction, agent.id, { exceptToken: token })
    await insertAgentEvent(transaction, {
      atMs: ctx.clock(),
      agentId: agent.id,
      kind: 'password-changed',
      byId: agent.id,
      byName: agent.name,
      data: {},
    })
  })
}
