import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { SmsConfig } from '#main/config.ts'

export type TakenText = { to: string; from: string; body: string; atMs: number }

/** What the next request to send gets. `cut`: the text is taken, and the connection breaks before the answer. */
type Behaviour = { status: number; body?: object; headers?: Record<string, string> } | 'reset' | 'cut' | 'silent'

const ACCOUNT = 'AC0123456789abcdef0123456789abcdef'
const TOKEN = 'token-of-a-test'

/** A provider of text messages on this machine, which speaks as Twilio does and misbehaves as it is told. */
export async function startTextProvider() {
  const taken: TakenText[] = []
  const provider = {
    taken,
    /** So many requests to send came. */
    asked: 0,
    next: [] as Behaviour[],
    clock: Date.now,
    config: null as unknown as SmsConfig,
    async nth(count: number): Promise<TakenText> {
      while (taken.length < count) await once(server, 'heard', { signal: AbortSignal.timeout(20_000) })
      const one = taken[count - 1]
      if (!one) throw new Error('Nothing was texted.')
      return one
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const url = new URL(request.url ?? '', 'http://provider')
    const isOurs = request.headers.authorization === `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}`
    const json = (status: number, body: object, headers: Record<string, string> = {}) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
    if (url.pathname !== `/2010-04-01/Accounts/${ACCOUNT}/Messages.json`) return void json(404, { code: 20404 })
    if (!isOurs) return void json(401, { code: 20003, message: 'Authenticate' })
    if (request.method === 'GET') {
      const messages = taken
        .filter(({ to }) => to === url.searchParams.get('To'))
        .map(({ to, body, atMs }) => ({ to, body, date_created: new Date(atMs).toUTCString() }))
      return void json(200, { messages })
    }
    const fields = new URLSearchParams(Buffer.concat(chunks).toString())
    const behaviour = provider.next.shift()
    const isTaken = behaviour === undefined || behaviour === 'cut'
    if (isTaken) {
      const [to = '', from = '', body = ''] = ['To', 'From', 'Body'].map((name) => fields.get(name) ?? undefined)
      taken.push({ to, from, body, atMs: provider.clock() })
    }
    provider.asked++
    if (behaviour === 'reset' || behaviour === 'cut') request.socket.destroy()
    else if (behaviour === undefined) json(201, { sid: `SM${taken.length}`, status: 'queued' })
    else if (behaviour !== 'silent') json(behaviour.status, behaviour.body ?? {}, behaviour.headers)
    server.emit('heard')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const more = { account: ACCOUNT, token: TOKEN, from: '+15005550006', prefixes: ['+1'], mostADay: 40 }
  provider.config = { base, ...more }
  return provider
}

/** Signs what a provider tells as it does. */
export function signText(url: string, fields: Record<string, string>): string {
  const names = Object.keys(fields).sort()
  const text = url + names.map((name) => name + fields[name]).join('')
  return createHmac('sha1', TOKEN).update(text).digest('base64')
}
