import { randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { z } from 'zod'

/** How to reach the embedded PostgreSQL of a data folder. It is kept, readable by its owner alone, in `run`. */
const Connection = z.object({
  /** Of the database owner: what our server, the command line and everything else uses. */
  url: z.string(),
  /** Of the superuser: for making databases and backups. */
  adminUrl: z.string(),
  port: z.number().int(),
  password: z.string(),
  adminPassword: z.string(),
  /** The postmaster's process; null while none runs. */
  pid: z.number().int().nullable(),
  /** What it was started with; another value means that it has to be started anew. */
  startedWith: z.string().nullable(),
})

export type Connection = z.infer<typeof Connection>

export const APP_ROLE = 'whereabouts'
export const ADMIN_ROLE = 'postgres'
export const DATABASE = 'whereabouts'

const NAME = 'postgres.json'

/** Reads the connection file; undefined where there is none or it is damaged. */
export async function readConnection(runFolder: string): Promise<Connection | undefined> {
  try {
    return Connection.parse(JSON.parse(await readFile(join(runFolder, NAME), 'utf8')))
  } catch {
    return undefined
  }
}

/** Replaces the connection file at once, so that a reader never sees half of it. */
export async function writeConnection(runFolder: string, connection: Connection): Promise<void> {
  const unfinished = join(runFolder, `${NAME}.${process.pid}`)
  await writeFile(unfinished, JSON.stringify(connection, null, 2), { mode: 0o600 })
  await rename(unfinished, join(runFolder, NAME))
}

/** A connection with new passwords, to a server that does not run yet. */
export function newConnection(port: number): Connection {
  return onPort(port, {
    url: '',
    adminUrl: '',
    port,
    password: randomBytes(24).toString('hex'),
    adminPassword: randomBytes(24).toString('hex'),
    pid: null,
    startedWith: null,
  })
}

/** The same connection on another port. */
export function onPort(port: number, connection: Connection): Connection {
  const address = `127.0.0.1:${port}`
  return {
    ...connection,
    port,
    url: `postgres://${APP_ROLE}:${connection.password}@${address}/${DATABASE}`,
    adminUrl: `postgres://${ADMIN_ROLE}:${connection.adminPassword}@${address}/postgres`,
  }
}

/** Runs `work` with one connection of its own. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'whereabouts supervisor',
    connectionTimeoutMillis: 5_000,
  })
  // A connection that breaks also fails the query that waits on it; the event alone must not end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/**
 * The running embedded PostgreSQL of a data folder, for commands beside the server.
 * @returns undefined where none runs or it does not answer
 */
export async function reachEmbeddedPostgres(dataFolder: string): Promise<{ url: string; adminUrl: string } | undefined> {
  const connection = await readConnection(join(dataFolder, 'run'))
  if (!connection?.pid) return undefined
  const answers = await withClient(connection.url, (client) => client.query('select 1')).then(
    () => true,
    () => false,
  )
  return answers ? { url: connection.url, adminUrl: connection.adminUrl } : undefined
}
