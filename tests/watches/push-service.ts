import { createECDH, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import ece from 'http_ece'

export type Pushed = { headers: Record<string, unknown>; body: Buffer }

/** A push service on this machine, which keeps what it is sent. */
export async function startPushService() {
  const got: Pushed[] = []
  const service = {
    url: '',
    got,
    /** What it answers. */
    status: 201,
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
    response.writeHead(service.status).end()
    got.push({ headers: request.headers, body: Buffer.concat(chunks) })
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
