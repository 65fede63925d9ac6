import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export type Arrived = { from: string; to: string[]; raw: string }

/** What the server says at a point of the talk; null: it takes it. */
export type Answer = { code: number; text: string } | null

/** A mail server of the tests, on a port of this machine. */
export type TestSmtp = AsyncDisposable & {
  url: string
  port: number
  arrived: Arrived[]
  /** What it says to each recipient, and to the whole message. */
  onRecipient: (address: string) => Answer
  onMessage: (raw: string) => Answer | Promise<Answer>
  onSender: () => Answer
  /** Waits until so many mails arrived. */
  next(count: number): Promise<Arrived[]>
}

/** Starts a mail server; on a given port it can come back after it was away. */
export async function startSmtp(options: SMTPServerOptions & { port?: number; host?: string } = {}): Promise<TestSmtp> {
  const arrived: Arrived[] = []
  const waiting = new Set<() => void>()
  const { port = 0, host = '127.0.0.1', ...more } = options
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    closeTimeout: 100,
    onAuth: ({ username }, _session, callback) => callback(null, { user: username }),
    onMailFrom: (_address, _session, callback) => callback(errorOf(smtp.onSender())),
    onRcptTo: ({ address }, _session, callback) => callback(errorOf(smtp.onRecipient(address))),
    async onData(stream, session, callback) {
      const chunks: Buffer[] = []
      try {
        for await (const chunk of stream) chunks.push(chunk as Buffer)
      } catch (error) {
        // The client hung up in the middle.
        return callback(error as Error)
      }
      const raw = Buffer.concat(chunks).toString()
      const answer = await smtp.onMessage(raw)
      if (answer) return callback(errorOf(answer))
      const { mailFrom, rcptTo } = session.envelope
      arrived.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), raw })
      callback(null)
      for (const wake of waiting) wake()
    },
    ...more,
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(port, host, resolve))
  const listens = (server.server.address() as AddressInfo).port
  const smtp: TestSmtp = {
    url: `smtp://${host}:${listens}`,
    port: listens,
    arrived,
    onRecipient: () => null,
    onMessage: () => null,
    onSender: () => null,
    async next(count) {
      const deadline = AbortSignal.timeout(30_000)
      while (arrived.length < count) {
        deadline.throwIfAborted()
        await new Promise<void>((resolve) => {
          waiting.add(resolve)
          void sleep(5_000, undefined, { ref: false }).then(resolve)
        })
        waiting.clear()
      }
      return arrived
    },
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return smtp
}

function errorOf(answer: Answer): Error | null {
  return answer && Object.assign(new Error(answer.text), { responseCode: answer.code })
}
