import { insertAgentEvent } from '#store/accounts/agent-events.ts'
import { deleteSessions, readSessions, type Session } from '#store/accounts/agents.ts'
import type { Context } from '../context.ts'
import type { AtDesk } from './let-in.ts'

export type { Session }

/** Where an agent is signed in; `isThis` is the one that asks. */
export async function listSessions(ctx: Context, agent: AtDesk): Promise<(Session & { isThis: boolean })[]> {
  const sessions = await readSessions(ctx.database, agent.id)
  return sessions.map((session) => ({ ...session, isThis: session.id === agent.session?.sessionId }))
}

/** Signs an agent out at one other place, or at all of them. Returns how many there were. */
export async function endSessions(ctx: Context, agent: AtDesk, which: { only?: string }): Promise<number> {
  const ended = await deleteSessions(ctx.database, agent.id, { ...which, exceptToken: agent.session?.token })
  if (ended > 0) {
    await insertAgentEvent(ctx.database, {
      atMs: ctx.clock(),
      agentId: agent.id,
      kind: 'sessions-ended',
      byId: agent.id,
      byName: agent.name,
      data: { count: ended },
    })
  }
  return ended
}
