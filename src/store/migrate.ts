import { Kysely, PostgresDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Database } from './database.ts'
import { MIGRATIONS } from './migrations/index.ts'

/** The oldest PostgreSQL that our SQL runs on. */
export const OLDEST_POSTGRES = 15

/**
 * Brings the schema up to date. Several servers may start at once: the migrator takes a lock.
 * @returns the names of the migrations that were applied now
 * @throws where the server is too old or a migration fails; nothing of a failed one stays
 */
export async function migrate(database: Database): Promise<string[]> {
  await refuseOldServers(database)
  // The migrator would end the pool with `destroy`; the pool is the caller's.
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: database }) })
  const migrator = new Migrator({ db: kysely, provider: { getMigrations: async () => MIGRATIONS } })
  const { error, results } = await migrator.migrateToLatest()
  if (error) throw error
  return (results ?? []).filter((result) => result.status === 'Success').map((result) => result.migrationName)
}

async function refuseOldServers(database: Database): Promise<void> {
  const { rows } = await database.query<{ server_version_num: string }>('show server_version_num')
  const major = Math.floor(Number(rows[0]?.server_version_num ?? 0) / 10_000)
  if (major < OLDEST_POSTGRES) {
    throw new Error(`PostgreSQL ${OLDEST_POSTGRES} or later is needed; this server is version ${major}.`)
  }
}
