import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { after } from 'node:test'
import pg from 'pg'
import { startEmbeddedPostgres } from '#main/embedded-postgres/supervisor.ts'
import { silentLog } from './log.ts'
import { tempFolder } from './temp-folder.ts'

let server: Promise<string> | null = null

/** The shared server of the whole run; where a file is run alone, one of its own. */
function serverUrl(): Promise<string> {
  const shared = process.env.WHEREABOUTS_TEST_POSTGRES
  if (shared) return Promise.resolve(shared)
  server ??= startOwn()
  return server
}

async function startOwn(): Promise<string> {
  const folder = tempFolder()
  const postgres = await startEmbeddedPostgres({ dataFolder: join(folder.path, 'data'), log: silentLog })
  after(async () => {
    await postgres.stop()
    folder[Symbol.dispose]()
  })
  return postgres.url
}

/** A fresh, empty database of its own. */
export async function testDatabase(): Promise<{ url: string } & AsyncDisposable> {
  const base = await serverUrl()
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await onServer(base, `create database ${name}`)
  const url = new URL(base)
  url.pathname = `/${name}`
  return {
    url: url.href,
    [Symbol.asyncDispose]: () => onServer(base, `drop database if exists ${name} with (force)`),
  }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
