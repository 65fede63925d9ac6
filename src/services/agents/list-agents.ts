import { readLastSignIns } from '#store/accounts/agent-events.ts'
import { type Agent, readAgents } from '#store/accounts/agents.ts'
import type { Context } from '../context.ts'
import { type AccountActor, requirePermission } from './actor.ts'

export type ListedAgent = Agent & { lastSignInMs: number | null }

/** All agents by name. @throws ServiceError `not-allowed` */
export async function listAgents(ctx: Context, by: AccountActor): Promise<ListedAgent[]> {
  requirePermission(by, 'manage-agents')
  const [agents, lastSignIns] = await Promise.all([readAgents(ctx.database), readLastSignIns(ctx.database)])
  return agents.map((agent) => ({ ...agent, lastSignInMs: lastSignIns.get(agent.id) ?? null }))
}
