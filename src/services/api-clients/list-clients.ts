import { type ApiClient, readClients } from '#store/api-clients.ts'
import type { Context } from '../context.ts'

/** All clients by name, without secrets. */
export function listClients(ctx: Context): Promise<ApiClient[]> {
  return readClients(ctx.database)
}
