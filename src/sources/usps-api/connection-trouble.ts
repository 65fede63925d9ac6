import { uspsFaults, uspsOddities } from '#words/en/usps-api.ts'
import { Trouble } from './trouble.ts'

/** Nothing was sent yet where a connection could not be made. */
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'])

/** What an error of `fetch` or of reading its body means. The message holds its code alone: texts may quote headers. */
export function connectionTrouble(error: unknown, isRepeatable: boolean): Trouble {
  const code = codeOf(error)
  if (code?.startsWith('Z_') || code?.startsWith('ERR__ZSTD') || code?.startsWith('ERR__BROTLI')) {
    return new Trouble('unreadable', uspsFaults.unreadable(uspsOddities.garbled))
  }
  if (code && NOT_SENT.has(code))
    return new Trouble('outage', uspsFaults.unreachable(code), { mayPass: true, isDown: true })
  return new Trouble('outage', uspsFaults.broken(code ?? 'unknown'), { mayPass: isRepeatable, isDown: true })
}

function codeOf(error: unknown): string | null {
  for (let one = error, depth = 0; one instanceof Error && depth < 4; one = one.cause, depth++) {
    const { code } = one as { code?: unknown }
    if (typeof code === 'string') return code
  }
  return null
}
