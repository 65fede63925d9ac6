import { type AddClientInput, type ApiClient, addClient, CLIENT_MODES } from '#services/api-clients/add-client.ts'
import { listClients } from '#services/api-clients/list-clients.ts'
import { removeClient } from '#services/api-clients/remove-client.ts'
import { ServiceError } from '#services/errors.ts'
import { ConfigError } from '../config.ts'
import { withContext } from './with-context.ts'

export { type AddClientInput, type ApiClient, CLIENT_MODES }

/** Lets a program in. @throws ConfigError for what can't be kept */
export function addUspsClient(input: AddClientInput): Promise<{ client: ApiClient; clientSecret: string }> {
  return withContext((ctx) =>
    addClient(ctx, input).catch((error: unknown) => {
      throw error instanceof ServiceError && error.code === 'not-valid' ? new ConfigError(error.message) : error
    }),
  )
}

/** All clients by name. */
export function uspsClients(): Promise<ApiClient[]> {
  return withContext(listClients)
}

/** Shuts a program out; null where there is none of that name or id. */
export function removeUspsClient(idOrName: string): Promise<ApiClient | null> {
  return withContext((ctx) =>
    removeClient(ctx, idOrName).catch((error: unknown) => {
      if (error instanceof ServiceError && error.code === 'not-found') return null
      throw error
    }),
  )
}
