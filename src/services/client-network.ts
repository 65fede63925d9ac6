import { isIP } from 'node:net'

const GROUPS = 8
const GROUPS_OF_NETWORK = 4

/** Whom limits count by: whoever has one IPv6 address has its whole 64-bit network to write from. */
export function clientNetwork(address: string): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  if (isIP(address) !== 6) return address
  const [before = [], after] = address.split('::').map((part) => part.split(':').filter(Boolean))
  const skipped = after ? Array<string>(GROUPS - before.length - after.length).fill('0') : []
  const groups = [...before, ...skipped, ...(after ?? [])].slice(0, GROUPS_OF_NETWORK)
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}
