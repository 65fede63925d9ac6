import { pino } from 'pino'
import type { Log } from '#services/ports/log.ts'

const STDERR = 2

/** Logs as JSON lines to standard error, so that standard output stays for people and programs. */
export function createLog(level: string): Log {
  return pino(
    { level, base: null, serializers: { err: describeError } },
    pino.destination({ dest: STDERR, sync: true }),
  )
}

/** Errors of the database carry their whole connection, password included: only what explains them is written. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  const { code } = error as { code?: unknown }
  return { type: error.name, message: error.message, ...(code === undefined ? {} : { code }), stack: error.stack }
}
