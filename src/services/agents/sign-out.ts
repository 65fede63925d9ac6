import type { Browser, Cookies } from '#store/accounts/accounts.ts'
import { insertAgentEvent } from '#store/accounts/agent-events.ts'
import type { Context } from '../context.ts'
import type { AtDesk } from './let-in.ts'

/** Ends the session of this browser. */
export async function signOut(ctx: Context, browser: Browser, agent: AtDesk): Promise<Cookies> {
  const cookies = await ctx.accounts.signOut(browser)
  await insertAgentEvent(ctx.database, {
    atMs: ctx.clock(),
    agentId: agent.id,
    kind: 'signed-out',
    byId: agent.id,
    byName: agent.name,
    data: {},
  })
  return cookies
}
