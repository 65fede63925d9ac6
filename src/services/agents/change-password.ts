import { passwordProblem } from '#domain/agents/weak-password.ts'
import type { Browser, Cookies } from '#store/accounts/accounts.ts'
import { insertAgentEvent } from '#store/accounts/agent-events.ts'
import { keepOwnPassword } from '#store/accounts/agents.ts'
import type { Context } from '../context.ts'
import { beginAttempt } from './attempts.ts'
import type { AtDesk } from './let-in.ts'

export type PasswordRefusal =
  | 'wrong-password'
  | 'too-short'
  | 'too-long'
  | 'too-common'
  | 'tells-of-you'
  | 'same-as-before'
  | 'wait'

/** Lets an agent choose a password, and signs the agent out everywhere else. */
export async function changePassword(
  ctx: Context,
  browser: Browser,
  agent: AtDesk,
  input: { present: string; next: string },
): Promise<{ ok: true; cookies: Cookies } | { ok: false; why: PasswordRefusal }> {
  if (!agent.session) return { ok: false, why: 'wrong-password' }
  const { email } = agent.session.agent
  const problem = passwordProblem(input.next, { email, name: agent.name })
  if (problem) return { ok: false, why: problem }
  if (input.next === input.present) return { ok: false, why: 'same-as-before' }
  const attempt = await beginAttempt(ctx, email, browser.address)
  if (!attempt.ok) return { ok: false, why: 'wait' }
  const cookies = await ctx.accounts.changePassword(browser, input.present, input.next)
  if (!cookies) return { ok: false, why: 'wrong-password' }
  await attempt.wasRight()
  await keepOwnPassword(ctx.database, agent.id)
  await insertAgentEvent(ctx.database, {
    atMs: ctx.clock(),
    agentId: agent.id,
    kind: 'password-changed',
    byId: agent.id,
    byName: agent.name,
    data: {},
  })
  return { ok: true, cookies }
}
