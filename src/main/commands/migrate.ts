import { openQueue } from '#jobs/queue.ts'
import { openDatabase } from '#store/database.ts'
import { migrate } from '#store/migrate.ts'
import { readConfig } from '../config.ts'
import { openConfiguredDatabase } from '../database.ts'
import { createLog } from '../log.ts'

/** Brings the configured database up to date. Returns the names of what was applied. */
export async function migrateConfigured(): Promise<string[]> {
  const log = createLog('warn')
  await using opened = await openConfiguredDatabase(readConfig(process.env), log, { share: true })
  const database = openDatabase(opened.url, 2, (error) => log.warn({ err: error }, 'A connection broke'))
  try {
    const applied = await migrate(database)
    await using jobs = openQueue({ url: opened.url, kinds: [], works: false, log })
    await jobs.install()
    return applied
  } finally {
    await database.end()
  }
}
