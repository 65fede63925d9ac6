import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { after } from 'node:test'
import pg from 'pg'
import { startEmbeddedPostgres } from '#main/embedded-postgres/supervisor.ts'
import { silentLog } from './log.ts'
import { tempFolder } from './temp-folder.ts'

type OwnServer = { url: string; stop: () => Promise<void> }

let own: Promise<OwnServer> | null = null

// Registered when the file is loaded: inside a test it would end the server with that test.
after(async () => {
  await (await own)?.stop()
})

/** The shared server of the whole run; where a file is run alone, one of its own. */
async function serverUrl(): Promise<string> {
  const shared = process.env.WHEREABOUTS_TEST_POSTGRES
  if (shared) return shared
  own ??= startOwn()
  return (await own).url
}

async function startOwn(): Promise<OwnServer> {
  const folder = tempFolder()
  const postgres = await startEmbeddedPostgres({ dataFolder: join(folder.path, 'data'), log: silentLog })
  return {
    url: postgres.url,
    async stop() {
      await postgres.stop()
      folder[Symbol.dispose]()
    },
  }
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
