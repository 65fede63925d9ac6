import { createECDH, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import ece from 'http_ece'

export type Pushed = { path: string; headers: Record<string, unknown>; body: Buffer }

/** A push service on this machine, which keeps what it is sent. */
export async function startPushService() {
  const got: Pushed[] = []
  const held = new Set<ServerResponse>()
  const service = {
    url: '',
    got,
    /** What it answers. */
    status: 201,
    /** What it answers at an address, where not the same as everywhere; null: nothing, until it hangs up. */
    statusAt: (_path: string): number | null => service.status,
    /** Messages that it has taken, and for whose answer somebody waits. */
    waiting: () => held.size,
    hangUp() {
      for (const response of held) response.destroy()
    },
    async next(count: number): Promise<Pushed> {
      while (got.length < count) await once(server, 'pushed', { signal: AbortSignal.timeout(20_000) })
      const last = got[count - 1]
      if (!last) throw new Error('Nothing was pushed.')
      return last
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const path = request.url ?? ''
    const status = service.statusAt(path)
    if (status === null) {
      held.add(response)
      response.once('close', () => held.delete(response))
    } else response.writeHead(status).end()
    got.push({ path, headers: request.headers, body: Buffer.concat(chunks) })
    server.emit('pushed')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  service.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return service
}

/** A browser as its push service knows it: it reads what is encrypted for it (RFC 8291). */
export function createDevice() {
  const privateKey = createECDH('prime256v1')
  const p256dh = privateKey.generateKeys('base64url')
  const auth = randomBytes(16).toString('base64url')
  return {
    keys: { p256dh, auth },
    read(body: Buffer): Record<string, string> {
      return JSON.parse(ece.decrypt(body, { version: 'aes128gcm', privateKey, authSecret: auth }).toString())
    },
  }
}
