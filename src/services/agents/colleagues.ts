import type { Role } from '#domain/agents/role.ts'
import { readAgents } from '#store/accounts/agents.ts'
import type { Context } from '../context.ts'
import { type AccountActor, requirePermission } from './actor.ts'

/** An agent as others at the desk see one. */
export type Colleague = { id: string; name: string; role: Role; isShutOut: boolean }

/** All agents by name, also those who were shut out: what they did bears their name. @throws ServiceError `not-allowed` */
export async function colleagues(ctx: Context, by: AccountActor): Promise<Colleague[]> {
  requirePermission(by, 'see')
  const agents = await readAgents(ctx.database)
  return agents.map(({ id, name, role, disabledAtMs }) => ({ id, name, role, isShutOut: disabledAtMs !== null }))
}
