import { randomUUID } from 'node:crypto'
import { after } from 'node:test'
import { onServer, type PostgresServer, startTestPostgres, TEMPLATE, urlOf } from './postgres-server.ts'

let own: Promise<PostgresServer> | null = null
let inUse = 0
let isOver = false

// Registered when the file is loaded: inside a test it would end the server with that test.
after(() => {
  isOver = true
  return stopWhenUnused()
})

/** Hooks of a file run in their order, and this one comes first: a world may still hold its database. */
async function stopWhenUnused(): Promise<void> {
  if (isOver && inUse === 0) await (await own)?.stop()
}

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
  inUse++
  return {
    url: urlOf(base, name),
    async [Symbol.asyncDispose]() {
      await onServer(base, `drop database if exists ${name} with (force)`)
      inUse--
      await stopWhenUnused()
    },
  }
}
