import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { createAdaptorServer } from '@hono/node-server'
import { type App, assemble } from '#main/assemble.ts'
import { silentLog } from '../log.ts'
import { mailBy } from '../mail/mail-world.ts'

export const FEED_KEY = 'feed-key-of-a-test'

/** How a program from outside asks a server. */
export type Ask = (path: string, init: RequestInit) => Promise<Response> | Response

/** A whole server that mails and pushes to this machine. `aheadMs`: so much its clock is ahead. */
export function assembleWatchServer(options: {
  databaseUrl: string
  smtpUrl: string
  aheadMs?: () => number
}): Promise<App> {
  const { databaseUrl, smtpUrl, aheadMs = () => 0 } = options
  return assemble({
    databaseUrl,
    config: {
      feedKeys: [{ name: 'test', key: FEED_KEY }],
      rateLimit: false,
      simulator: false,
      trustedProxies: [],
      publicUrl: 'https://parcels.example.org',
      mail: mailBy(smtpUrl),
    },
    log: silentLog,
    clock: () => Date.now() + aheadMs(),
    retries: { limit: 100, delayS: 1, mostDelayS: 1 },
    mayCallNearby: true,
  })
}

export type WatchServer = Disposable & { ask: Ask; kill(): Promise<void> }

/** The same in a process of its own, which can be killed. */
export async function spawnWatchServer(options: {
  databaseUrl: string
  smtpUrl: string
  aheadMs: number
}): Promise<WatchServer> {
  const { databaseUrl, smtpUrl, aheadMs } = options
  const child = spawn(process.execPath, [import.meta.filename, databaseUrl, smtpUrl, String(aheadMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let url = ''
  for await (const line of createInterface({ input: child.stdout })) {
    url = line
    break
  }
  child.stdout.resume()
  return {
    ask: (path, init) => fetch(url + path, init),
    async kill() {
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
    },
    [Symbol.dispose]: () => child.kill('SIGKILL'),
  }
}

if (import.meta.main) {
  const [databaseUrl = '', smtpUrl = '', aheadMs] = process.argv.slice(2)
  const app = await assembleWatchServer({ databaseUrl, smtpUrl, aheadMs: () => Number(aheadMs) })
  const server = createAdaptorServer({ fetch: app.fetch })
  server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
}
