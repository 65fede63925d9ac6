import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { App } from '#main/assemble.ts'
import { type AddClientInput, addClient } from '#services/api-clients/add-client.ts'

/** A program that speaks USPS's API to a server of ours. */
export type Program = {
  clientId: string
  clientSecret: string
  token: string
  ask(method: string, path: string, options?: { body?: unknown; headers?: Record<string, string> }): Promise<Response>
}

/** Lets a program in and fetches its token. */
export async function createProgram(app: App, input: Partial<AddClientInput> = {}): Promise<Program> {
  const { client, clientSecret } = await addClient(app.ctx, {
    name: `program ${Math.random()}`,
    callsPerHour: null,
    ...input,
  })
  const token = await fetchToken(app, { client_id: client.clientId, client_secret: clientSecret })
  return {
    clientId: client.clientId,
    clientSecret,
    token,
    ask: async (method, path, { body, headers } = {}) =>
      app.request(`/usps${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
  }
}

async function fetchToken(app: App, pair: Record<string, string>): Promise<string> {
  const response = await app.request('/usps/oauth2/v3/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ grant_type: 'client_credentials', ...pair }),
  })
  const { access_token: token } = (await response.json()) as { access_token: string }
  return token
}

/** What a listener was sent. */
export type Notification = { headers: Record<string, unknown>; body: string }

/** A listener for webhooks that keeps what it is sent. */
export async function createListener(secret: string): Promise<
  {
    url: string
    got: Notification[]
    answerWith(status: number): void
    /** Answers nothing until it is told how. */
    hold(): void
    next(count: number): Promise<void>
  } & AsyncDisposable
> {
  const got: Notification[] = []
  let status: number | null = 200
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    got.push({ headers: request.headers, body: Buffer.concat(chunks).toString() })
    if (status !== null) response.writeHead(status).end()
    server.emit('notified')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/usps-events?secret=${secret.length}`,
    got,
    answerWith(next) {
      status = next
    },
    hold() {
      status = null
    },
    async next(count) {
      while (got.length < count) await once(server, 'notified')
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The signature that a notification must carry. */
export function signatureOf(secret: string, { timestamp, payload }: { timestamp: string; payload: string }): string {
  return createHmac('sha256', secret)
    .update(timestamp + payload)
    .digest('base64')
}
