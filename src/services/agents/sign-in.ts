import type { Browser, Cookies } from '#store/accounts/accounts.ts'
import { insertAgentEvent } from '#store/accounts/agent-events.ts'
import { readAgent } from '#store/accounts/agents.ts'
import type { Context } from '../context.ts'
import { beginAttempt } from './attempts.ts'

export type { Browser, Cookies }

const LONGEST_INPUT = 512

export type SignInResult =
  | { outcome: 'signed-in'; token: string; cookies: Cookies }
  | { outcome: 'code-needed'; cookies: Cookies }
  | { outcome: 'refused' }
  | { outcome: 'wait'; waitMs: number }

/** The first step of signing in. Unknown email, wrong password and shut-out agent get one and the same answer. */
export async function signIn(
  ctx: Context,
  browser: Browser,
  input: { email: string; password: string },
): Promise<SignInResult> {
  const email = input.email.trim().toLowerCase().slice(0, LONGEST_INPUT)
  const attempt = await beginAttempt(ctx, email, browser.address)
  if (!attempt.ok) return { outcome: 'wait', waitMs: attempt.waitMs }
  const result = await ctx.accounts.signIn(browser, email, input.password.slice(0, LONGEST_INPUT))
  if (result.outcome === 'refused') return result
  await attempt.wasRight()
  if (result.outcome === 'signed-in') await noteSignIn(ctx, browser, result.agentId)
  return result
}

/** Writes down who signed in, and from where. */
export async function noteSignIn(ctx: Context, browser: Browser, agentId: string): Promise<void> {
  const agent = await readAgent(ctx.database, agentId)
  if (!agent) return
  await insertAgentEvent(ctx.database, {
    atMs: ctx.clock(),
    agentId,
    kind: 'signed-in',
    byId: agent.id,
    byName: agent.name,
    data: { address: browser.address },
  })
}
