import { randomUUID } from 'node:crypto'
import { after } from 'node:test'
import { onServer, type PostgresServer, startTestPostgres, TEMPLATE, urlOf } from './postgres-server.ts'

let own: Promise<PostgresServer> | null = null

// Registered when the file is loaded: inside a test it would end the server with that test.
after(async () => {
  await (await own)?.stop()
})

/** The shared server of the whole run; where a file is run alone, one of its own. */
async function serverUrl(): Promise<string> {
  const shared = process.env.WHEREABOUTS_TEST_POSTGRES
  if (shared) return shared
  own ??= startTestPostgres()
  return (await own).url
}

/** A fresh database of its own, without rows. */
export async function testDatabase(): Promise<{ url: string } & AsyncDisposable> {
  const base = await serverUrl()
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await onServer(base, `create database ${name} template ${TEMPLATE}`)
  return {
    url: urlOf(base, name),
    [Symbol.asyncDispose]: () => onServer(base, `drop database if exists ${name} with (force)`),
  }
}
