import { may, type Permission } from '#domain/agents/permission.ts'
import type { Browser, Cookies, SignedIn } from '#store/accounts/accounts.ts'
import type { Context } from '../context.ts'
import { agentOfKey } from '../desk-keys/agent-of-key.ts'
import { actorMay, type DeskActor } from './actor.ts'

/** What a page or call of the desk asks of whoever comes: a permission, or only to be signed in. */
export type Need = Permission | 'signed-in' | 'own-password'

/** Somebody at the desk. `session` is null for a program with a key. */
export type AtDesk = DeskActor & { session: SignedIn | null }

export type LetIn =
  | { ok: true; agent: AtDesk; cookies: Cookies }
  /** `must-change-password`: signed in by a given password, which opens nothing else. */
  | { ok: false; why: 'signed-out' | 'not-allowed' | 'must-change-password'; cookies: Cookies }

/** However often it is used, a session ends then. */
const LONGEST_SESSION_MS = 7 * 86_400_000

/** The one guard of the desk: pages and API ask it, and nothing else decides. */
export async function letIn(ctx: Context, who: { browser: Browser } | { key: string }, need: Need): Promise<LetIn> {
  if ('key' in who) {
    const agent = await agentOfKey(ctx, who.key)
    if (!agent) return { ok: false, why: 'signed-out', cookies: [] }
    const isAllowed = need !== 'signed-in' && need !== 'own-password' && actorMay(agent, need)
    return isAllowed
      ? { ok: true, agent: { ...agent, session: null }, cookies: [] }
      : { ok: false, why: 'not-allowed', cookies: [] }
  }
  const session = await ctx.accounts.session(who.browser)
  if (!session || ctx.clock() - session.sinceMs > LONGEST_SESSION_MS) {
    return { ok: false, why: 'signed-out', cookies: session?.cookies ?? [] }
  }
  const { cookies } = session
  const { id, name, role, mustChangePassword } = session.agent
  if (mustChangePassword && need !== 'own-password') return { ok: false, why: 'must-change-password', cookies }
  if (need !== 'signed-in' && need !== 'own-password' && !may(role, need)) {
    return { ok: false, why: 'not-allowed', cookies }
  }
  return { ok: true, agent: { kind: 'agent', id, name, role, session }, cookies }
}
