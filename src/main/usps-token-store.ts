import { hash } from 'node:crypto'
import { z } from 'zod'
import type { StoredToken, TokenStore } from '#sources/usps-api/token-store.ts'
import type { Database } from '#store/database.ts'
import { readSetting, writeSetting } from '#store/settings.ts'
import type { UspsConfig } from './config.ts'

const Stored = z.object({
  accessToken: z.string(),
  scope: z.string().nullable(),
  obtainedAtMs: z.number(),
  expiresAtMs: z.number(),
})

/**
 * Keeps USPS's token in the settings, for all servers on one database. Its name there is made of base and credentials,
 * so that other credentials, or those of another environment, never meet it.
 */
export function createUspsTokenStore(
  database: Database,
  usps: Pick<UspsConfig, 'base' | 'clientId' | 'clientSecret'>,
): TokenStore {
  const whose = hash('sha256', JSON.stringify([usps.base, usps.clientId, usps.clientSecret]), 'hex')
  const name = `usps-token.${whose.slice(0, 32)}`
  return {
    read: async () => readStored(await readSetting(database, name)),
    save: (token) => writeSetting(database, name, JSON.stringify(token)),
  }
}

function readStored(value: string | null): StoredToken | null {
  if (value === null) return null
  try {
    return Stored.parse(JSON.parse(value))
  } catch {
    return null
  }
}
