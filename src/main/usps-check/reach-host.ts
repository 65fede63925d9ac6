import { connect as connectTcp, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'

const PATIENCE_MS = 10_000
const NAME = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME'])

export type Reach = { ok: true; ms: number } | { ok: false; why: 'name' | 'connection' | 'certificate'; code: string }

/** Looks the host up, connects, and shakes hands where the address is https. Sends nothing. */
export function reachHost(base: URL): Promise<Reach> {
  const host = base.hostname.replace(/^\[|\]$/g, '')
  const isTls = base.protocol === 'https:'
  const port = Number(base.port) || (isTls ? 443 : 80)
  const startedMs = performance.now()
  return new Promise((resolve) => {
    const socket: Socket = isTls
      ? connectTls({ host, port, ...(isIP(host) ? {} : { servername: host }) })
      : connectTcp({ host, port })
    const end = (reach: Reach) => {
      socket.destroy()
      resolve(reach)
    }
    socket.setTimeout(PATIENCE_MS, () => end({ ok: false, why: 'connection', code: 'no answer in 10 seconds' }))
    socket.once(isTls ? 'secureConnect' : 'connect', () =>
      end({ ok: true, ms: Math.round(performance.now() - startedMs) }),
    )
    socket.once('error', (error: NodeJS.ErrnoException) => end(troubleOf(error)))
  })
}

function troubleOf(error: NodeJS.ErrnoException): Reach {
  const first = error instanceof AggregateError ? (error.errors[0] as NodeJS.ErrnoException) : error
  const code = error.code ?? first?.code ?? error.name
  if (NAME.has(code)) return { ok: false, why: 'name', code }
  const isOfTls = /CERT|SELF_SIGNED|UNABLE_TO_|HOSTNAME|^ERR_(?:SSL|TLS)|EPROTO/.test(code)
  return { ok: false, why: isOfTls ? 'certificate' : 'connection', code }
}
