import type { Log } from '#services/ports/log.ts'

/** Says nothing. */
export const silentLog: Log = { info() {}, warn() {}, error() {} }

/** Keeps what is logged as an error, for tests that expect none. */
export function errorLog(): { log: Log; errors: string[] } {
  const errors: string[] = []
  return { log: { ...silentLog, error: (_details, message) => errors.push(message) }, errors }
}
