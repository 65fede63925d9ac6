import { type DeskKey, readDeskKeys } from '#store/accounts/desk-keys.ts'
import { type AccountActor, requirePermission } from '../agents/actor.ts'
import type { Context } from '../context.ts'

/** All keys by name, without their secrets. @throws ServiceError `not-allowed` */
export async function listKeys(ctx: Context, by: AccountActor): Promise<DeskKey[]> {
  requirePermission(by, 'manage-agents')
  return readDeskKeys(ctx.database)
}
