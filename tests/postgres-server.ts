import { join } from 'node:path'
import pg from 'pg'
import { openQueue } from '#jobs/queue.ts'
import { startEmbeddedPostgres } from '#main/embedded-postgres/supervisor.ts'
import { openDatabase } from '#store/database.ts'
import { migrate } from '#store/migrate.ts'
import { silentLog } from './log.ts'
import { tempFolder } from './temp-folder.ts'

/** Holds the schema; each test's database is a copy of it. */
export const TEMPLATE = 'whereabouts_template'

export type PostgresServer = { url: string; stop: () => Promise<void> }

/** A server on a folder of its own, with the schema to copy. It may lose its data when the machine stops. */
export async function startTestPostgres(): Promise<PostgresServer> {
  const folder = tempFolder()
  const postgres = await startEmbeddedPostgres({ dataFolder: join(folder.path, 'data'), log: silentLog })
  for (const setting of ['fsync', 'full_page_writes']) await onServer(postgres.url, `alter system set ${setting} = off`)
  await onServer(postgres.url, 'select pg_reload_conf()')
  await onServer(postgres.url, `create database ${TEMPLATE}`)
  await bringUpToDate(urlOf(postgres.url, TEMPLATE))
  return {
    url: postgres.url,
    async stop() {
      await postgres.stop()
      folder[Symbol.dispose]()
    },
  }
}

async function bringUpToDate(url: string): Promise<void> {
  const database = openDatabase(url, 1, (error) => {
    throw error
  })
  try {
    await migrate(database)
    await using jobs = openQueue({ url, kinds: [], works: false, log: silentLog })
    await jobs.install()
  } finally {
    await database.end()
  }
}

/** The address of a database of a server. */
export function urlOf(base: string, name: string): string {
  const url = new URL(base)
  url.pathname = `/${name}`
  return url.href
}

/** Has a server do something, in the database of its address. */
export async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
