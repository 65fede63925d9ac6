import { BlockList, isIP } from 'node:net'

const RANGES = new BlockList()
for (const [address, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
] as const) {
  RANGES.addSubnet(address, bits, 'ipv4')
}
for (const [address, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const) {
  RANGES.addSubnet(address, bits, 'ipv6')
}

/** Names that stand for a machine nearby, whatever a name server says. */
const NEARBY = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home\.arpa)$/i

/** Whether an IP address can be reached from its own network only. An IPv4 address written as IPv6 counts as itself. */
export function isPrivateAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address
  return RANGES.check(mapped, isIP(mapped) === 6 ? 'ipv6' : 'ipv4')
}

/** Whether the host of an address names, by itself, a machine that strangers can't reach. Asks no name server. */
export function isPrivateHost(url: URL): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  if (isIP(host) > 0) return isPrivateAddress(host)
  return !host.includes('.') || NEARBY.test(host)
}
