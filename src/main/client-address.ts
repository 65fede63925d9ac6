import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'
import type { Context } from 'hono'

/**
 * Which client a request comes from. The header of a proxy counts only where the request came from a proxy that the
 * operator named; of the header the last address that is no such proxy.
 */
export function clientAddress(trustedProxies: readonly string[]): (c: Context) => string {
  const trusted = new BlockList()
  for (const entry of trustedProxies) {
    const [address = '', bits] = entry.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) trusted.addAddress(address, family)
    else trusted.addSubnet(address, Number(bits), family)
  }
  const isTrusted = (address: string) =>
    isIP(address) > 0 && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  return (c) => {
    const incoming = (c.env as { incoming?: IncomingMessage } | undefined)?.incoming
    let address = incoming?.socket.remoteAddress?.replace(/^::ffff:/, '') ?? 'unknown'
    const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((one) => one.trim())
    while (isTrusted(address)) {
      const before = forwarded.pop()
      if (!before || isIP(before) === 0) break
      address = before
    }
    return address
  }
}
