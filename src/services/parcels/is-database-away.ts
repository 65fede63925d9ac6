/** Error codes of Node and classes of SQLSTATE that say "no connection", "shutting down" or "no room", not "wrong query". */
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'])
const SQLSTATE_CLASSES = new Set(['08', '53', '57', '58'])

/** Whether an error means that the database can't answer now, so that trying later may help. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = (error as { code?: unknown }).code
  if (typeof code === 'string') return NETWORK.has(code) || SQLSTATE_CLASSES.has(code.slice(0, 2))
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway)
  return /connection (terminated|timeout|ended)|timeout exceeded when trying to connect|client has encountered a connection error/i.test(
    error.message,
  )
}
