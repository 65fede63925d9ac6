import { type ApiClient, deleteClient } from '#store/api-clients.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'

/**
 * Shuts a client out, by id or name: its tokens stop working at once, its subscriptions are gone.
 * @throws ServiceError `not-found`
 */
export async function removeClient(ctx: Context, idOrName: string): Promise<ApiClient> {
  const removed = await deleteClient(ctx.database, idOrName)
  if (!removed) throw new ServiceError('not-found', `There is no client ${idOrName.slice(0, 80)}.`)
  return removed
}
