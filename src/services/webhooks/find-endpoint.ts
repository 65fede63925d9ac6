import type { Queryable } from '#store/database.ts'
import { type Endpoint, readEndpoint, readEndpoints } from '#store/webhooks/endpoints.ts'
import { type AccountActor, requirePermission } from '../agents/actor.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'

export type { Endpoint }

/** All endpoints, the oldest first, without their secrets. @throws ServiceError `not-allowed` */
export async function listEndpoints(ctx: Context, by: AccountActor): Promise<Endpoint[]> {
  requirePermission(by, 'webhooks')
  return readEndpoints(ctx.database)
}

/** @throws ServiceError `not-found`, `not-allowed` */
export async function findEndpoint(database: Queryable, by: AccountActor, id: number): Promise<Endpoint> {
  requirePermission(by, 'webhooks')
  const found = Number.isSafeInteger(id) && id > 0 ? await readEndpoint(database, id) : null
  if (!found) throw new ServiceError('not-found', 'There is no such webhook.')
  return found
}
