import { parentPort } from 'node:worker_threads'
import { parseMail } from './parse-mail.ts'

// Mails are read apart from the server: what takes too long or too much memory is ended with its thread.
parentPort?.on('message', async ({ id, raw }: { id: number; raw: Uint8Array }) => {
  try {
    parentPort?.postMessage({ id, mail: await parseMail(raw) })
  } catch (error) {
    parentPort?.postMessage({ id, code: (error as NodeJS.ErrnoException).code ?? null })
  }
})
