import type { Role } from '#domain/agents/role.ts'
import { readAgents } from '#store/accounts/agents.ts'
import type { Context } from '../context.ts'
import { type AccountActor, requirePermission } from './actor.ts'

export type Colleague = { id: string; name: string; role: Role }

/** Who works at the desk now, by name: whom an inquiry can be given to. @throws ServiceError `not-allowed` */
export async function listColleagues(ctx: Context, by: AccountActor): Promise<Colleague[]> {
  requirePermission(by, 'see')
  const agents = await readAgents(ctx.database)
  return agents.filter(({ disabledAtMs }) => disabledAtMs === null).map(({ id, name, role }) => ({ id, name, role }))
}
