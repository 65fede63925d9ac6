import { Worker } from 'node:worker_threads'
import type { MailProblem, ReadMail } from '#domain/mail/read-mail.ts'
import { storableValue } from '#domain/text/storable.ts'
import type { MailReader } from '#services/ports/mail.ts'
import { readHeaders } from './read-headers.ts'

const LONGEST_READ_MS = 15_000
const MEMORY_MB = 256
const IDLE_MS = 60_000
/** Of a mail that can't be read whole, so much is given to read its headers from. */
const HEAD_BYTES = 256 * 1024

type Answer = { id: number; mail?: ReadMail; code?: string | null }
type Asked = { id: number; raw: Uint8Array; settle: (answer: ReadMail | MailProblem) => void }

/**
 * Reads mails in a thread of their own, one after the other, each within a limit of time and memory. Never throws: of
 * what can't be read whole the headers are told, with the problem.
 */
export function createMailReader(options: { longestMs?: number } = {}): MailReader & AsyncDisposable {
  const longestMs = options.longestMs ?? LONGEST_READ_MS
  const queue: Asked[] = []
  let worker: Worker | null = null
  let current: Asked | null = null
  let timer: NodeJS.Timeout | undefined
  let ids = 0

  function next(): void {
    clearTimeout(timer)
    current = queue.shift() ?? null
    if (!current) {
      timer = setTimeout(() => void end(), IDLE_MS).unref()
      return
    }
    worker ??= start()
    worker.postMessage({ id: current.id, raw: current.raw })
    timer = setTimeout(() => fail('took-too-long'), longestMs)
  }

  function start(): Worker {
    const started = new Worker(new URL('./read-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    })
    started.unref()
    started.on('message', ({ id, mail, code }: Answer) => {
      if (current?.id !== id) return
      current.settle(mail ?? (code === 'EMAXLEN' ? 'too-complex' : 'unreadable'))
      next()
    })
    started.on('error', () => {
      if (worker === started) fail('too-complex')
    })
    return started
  }

  /** The thread is stuck, or gone: a new one reads the next mail. */
  function fail(problem: MailProblem): void {
    void end()
    current?.settle(problem)
    next()
  }

  async function end(): Promise<void> {
    const ended = worker
    worker = null
    await ended?.terminate()
  }

  return {
    async read(raw) {
      const answer = await new Promise<ReadMail | MailProblem>((settle) => {
        queue.push({ id: ++ids, raw, settle })
        if (!current) next()
      })
      // Anybody may write anything into a mail: what no database keeps would hold it up for ever.
      return storableValue(typeof answer === 'string' ? readHeaders(raw.subarray(0, HEAD_BYTES), answer) : answer)
    },
    async [Symbol.asyncDispose]() {
      clearTimeout(timer)
      await end()
    },
  }
}
