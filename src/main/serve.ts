import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer, type Server as NetServer } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { addFirstAgent, type GivenSignIn } from '#services/agents/add-first-agent.ts'
import type { Log } from '#services/ports/log.ts'
import { type App, assemble } from './assemble.ts'
import { type Config, ConfigError } from './config.ts'
import { resolveDataFolder } from './data-folder.ts'
import { openConfiguredDatabase } from './database.ts'
import { readOwnSettings } from './own-settings.ts'

const DRAIN_MS = 10_000
const UNREACHABLE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', 'EAI_AGAIN'])

/** A server that listens. */
export type RunningServer = AsyncDisposable & {
  url: string
  app: App
  dataFolder: string
  /** How the first administrator signs in, at the very first start; null at any later one. */
  firstSignIn: GivenSignIn | null
}

/** Starts everything: database, rooms, port. @throws ConfigError for a port that is taken, or settings that are wrong */
export async function startServer(config: Config, log: Log, options: { cwd?: string } = {}): Promise<RunningServer> {
  await using stack = new AsyncDisposableStack()
  await probe(config)
  const own = readOwnSettings(resolveDataFolder(config.dataFolder, options.cwd ?? process.cwd()).folder)
  const database = stack.use(await openConfiguredDatabase(config, log, { share: false, cwd: options.cwd }))
  const app = stack.use(
    await assemble({ databaseUrl: database.url, config, log, ...own }).catch(explainUnreachable(config)),
  )
  const server = createAdaptorServer({ fetch: app.fetch }) as Server<typeof IncomingMessage, typeof ServerResponse>
  // A carrier may stream its scans for as long as it likes; slow headers are cut by Node's own limit.
  server.requestTimeout = 0
  server.keepAliveTimeout = 65_000
  const port = await listen(server, config)
  stack.defer(() => {
    app.endStreams()
    return drain(server)
  })
  const firstSignIn = await addFirstAgent(app.ctx, config.adminEmail)
  const host = config.host.includes(':') ? `[${config.host}]` : config.host
  const whole = stack.move()
  return {
    url: config.publicUrl ?? `http://${host}:${port}`,
    app,
    dataFolder: database.dataFolder,
    firstSignIn,
    [Symbol.asyncDispose]: () => whole.disposeAsync(),
  }
}

/** A port that is taken is said at once, not after the database has started. */
async function probe(config: Config): Promise<void> {
  const server = createServer()
  await listen(server, config)
  await new Promise((resolve) => server.close(resolve))
}

function explainUnreachable({ databaseUrl }: Config): (error: unknown) => never {
  return (error) => {
    const { code } = error as NodeJS.ErrnoException
    if (!databaseUrl || !code || !UNREACHABLE.has(code)) throw error
    const { host } = new URL(databaseUrl)
    throw new Error(`DATABASE_URL: no PostgreSQL answers at ${host} (${code}).`)
  }
}

function listen(server: NetServer, config: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const message = listenMessage(config, error.code)
      reject(message ? new ConfigError(message) : error)
    })
    server.listen(config.port, config.host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : config.port)
    })
  })
}

/** What to do where the address can't be listened on; null for a trouble that no setting mends. */
function listenMessage({ port, host }: Config, code: string | undefined): string | null {
  if (code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is taken by another program. Stop it, or choose another port: PORT=8081 npm start`
  }
  if (code === 'EACCES') return `PORT=${port}: only root may listen there. Choose a port from 1024 on, such as 8080.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return `HOST=${host} is no address of this machine. Use 127.0.0.1, or 0.0.0.0 for all of them.`
  }
  return null
}

/** Lets requests under way finish, up to a limit. Streams have been told to end by then or end with their sockets. */
function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref()
  })
}
