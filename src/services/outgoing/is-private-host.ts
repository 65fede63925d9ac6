import { isIP } from 'node:net'
import { isPublicAddress } from './is-public-address.ts'

/** Names that stand for a machine nearby, whatever a name server says. */
const NEARBY = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home\.arpa)$/i

/** Whether the host of an address names, by itself, a machine that strangers can't reach. Asks no name server. */
export function isPrivateHost(url: URL): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  if (isIP(host) > 0) return !isPublicAddress(host)
  return !host.includes('.') || NEARBY.test(host)
}
