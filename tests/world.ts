import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Retries } from '#jobs/queue.ts'
import type { OwnThresholds } from '#knowledge/rules.ts'
import type { OwnServiceLevels } from '#knowledge/service-levels.ts'
import { type App, type AppConfig, assemble } from '#main/assemble.ts'
import type { SmtpLimits } from '#messengers/email/smtp-sender.ts'
import type { OfficeDirectory } from '#services/ports/offices.ts'
import type { HttpLimits } from '#sources/usps-api/limits.ts'
import { errorLog } from './log.ts'
import { testDatabase } from './postgres.ts'

export const FEED_KEY = 'feed-key-of-a-test'

/** A whole server on a database of its own, whose clock the test sets. */
export type World = AsyncDisposable & {
  app: App
  databaseUrl: string
  /** Messages logged as errors. */
  errors: string[]
  setNow(moment: string): void
  /** Asks the server in process. */
  get(path: string, headers?: Record<string, string>): Promise<Response>
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>
  /** Sends scans as the feed. */
  feed(scans: unknown): Promise<Response>
  /** Listens on a free port; gives the address. */
  listen(): Promise<string>
}

/** Makes a world. `now` is an instant; the clock stands still until it is set. */
export async function createWorld(
  options: {
    now?: string
    config?: Partial<AppConfig>
    thresholds?: OwnThresholds
    serviceLevels?: OwnServiceLevels
    knowledgeFolder?: string
    officeDirectory?: OfficeDirectory
    uspsLimits?: Partial<HttpLimits>
    /** Calls to USPS are made by `app.usps.following.step()` alone. */
    isSourceIdle?: boolean
    retries?: Retries
    smtpLimits?: Partial<SmtpLimits>
    mayCallNearby?: boolean
  } = {},
): Promise<World> {
  await using stack = new AsyncDisposableStack()
  const database = stack.use(await testDatabase())
  let nowMs = Date.parse(options.now ?? '2026-11-20T12:00:00Z')
  const { log, errors } = errorLog()
  const config: AppConfig = {
    feedKeys: [{ name: 'test', key: FEED_KEY }],
    rateLimit: false,
    simulator: false,
    trustedProxies: [],
    ...options.config,
  }
  const app = stack.use(
    await assemble({
      databaseUrl: database.url,
      config,
      log,
      clock: () => nowMs,
      thresholds: options.thresholds,
      serviceLevels: options.serviceLevels,
      knowledgeFolder: options.knowledgeFolder,
      officeDirectory: options.officeDirectory,
      uspsLimits: options.uspsLimits,
      isSourceIdle: options.isSourceIdle,
      retries: options.retries,
      smtpLimits: options.smtpLimits,
      mayCallNearby: options.mayCallNearby,
    }),
  )
  const whole = stack.move()
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) =>
    app.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  return {
    app,
    databaseUrl: database.url,
    errors,
    setNow(moment) {
      nowMs = Date.parse(moment)
    },
    get: async (path, headers = {}) => app.request(path, { headers }),
    post,
    feed: (scans) => post('/v1/scans', scans, { authorization: `Bearer ${FEED_KEY}` }),
    listen: async () => whole.use(await serveWhole(app)).url,
    [Symbol.asyncDispose]: () => whole.disposeAsync(),
  }
}

/** Listens with a whole server, on a free port where none is named. */
export async function serveWhole(app: App, port = 0): Promise<{ url: string } & AsyncDisposable> {
  const server = createAdaptorServer({ fetch: app.fetch })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      app.endStreams()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
