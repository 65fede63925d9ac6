import type { Browser, Cookies } from '#store/accounts/accounts.ts'
import { type AgentEventKind, insertAgentEvent } from '#store/accounts/agent-events.ts'
import type { Context } from '../context.ts'
import { beginAttempt } from './attempts.ts'
import type { AtDesk } from './let-in.ts'

export type SecondFactorRefusal = 'wrong-password' | 'wrong-code' | 'wait'

type Refused = { ok: false; why: SecondFactorRefusal }

/** What an agent's app needs to show codes; nothing changes before one of them is confirmed. */
export async function beginSecondFactor(
  ctx: Context,
  browser: Browser,
  agent: AtDesk,
  password: string,
): Promise<{ ok: true; uri: string } | Refused> {
  const begun = await byPassword(ctx, browser, agent, () => ctx.accounts.beginSecondFactor(browser, password))
  return begun.ok ? { ok: true, uri: begun.value } : begun
}

/** From now on a code is asked at each sign-in. */
export async function confirmSecondFactor(
  ctx: Context,
  browser: Browser,
  agent: AtDesk,
  code: string,
): Promise<{ ok: true; cookies: Cookies; backupCodes: readonly string[] } | Refused> {
  const cookies = await ctx.accounts.confirmSecondFactor(browser, code.replace(/\s+/g, '').slice(0, 40))
  if (!cookies) return { ok: false, why: 'wrong-code' }
  await note(ctx, agent, 'second-factor-on')
  return { ok: true, cookies, backupCodes: await ctx.accounts.backupCodes(agent.id) }
}

export async function removeSecondFactor(
  ctx: Context,
  browser: Browser,
  agent: AtDesk,
  password: string,
): Promise<{ ok: true; cookies: Cookies } | Refused> {
  const removed = await byPassword(ctx, browser, agent, () => ctx.accounts.removeSecondFactor(browser, password))
  if (!removed.ok) return removed
  await note(ctx, agent, 'second-factor-off')
  return { ok: true, cookies: removed.value }
}

/** New backup codes; the old ones end. */
export async function makeBackupCodes(
  ctx: Context,
  browser: Browser,
  agent: AtDesk,
  password: string,
): Promise<{ ok: true; backupCodes: string[] } | Refused> {
  const made = await byPassword(ctx, browser, agent, () => ctx.accounts.newBackupCodes(browser, password))
  if (!made.ok) return made
  await note(ctx, agent, 'backup-codes-made')
  return { ok: true, backupCodes: made.value }
}

/** Passwords are not guessed by a stolen session either. */
async function byPassword<T>(
  ctx: Context,
  browser: Browser,
  agent: AtDesk,
  work: () => Promise<T | null>,
): Promise<{ ok: true; value: T } | Refused> {
  const attempt = await beginAttempt(ctx, agent.session?.agent.email ?? '', browser.address)
  if (!attempt.ok) return { ok: false, why: 'wait' }
  const value = await work()
  if (value === null) return { ok: false, why: 'wrong-password' }
  await attempt.wasRight()
  return { ok: true, value }
}

function note(ctx: Context, agent: AtDesk, kind: AgentEventKind): Promise<void> {
  return insertAgentEvent(ctx.database, {
    atMs: ctx.clock(),
    agentId: agent.id,
    kind,
    byId: agent.id,
    byName: agent.name,
    data: {},
  })
}
