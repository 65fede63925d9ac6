import { BlockList, isIP } from 'node:net'

/** Networks that are no part of the public internet (IANA's special-purpose registries). */
const SPECIAL: readonly (readonly [network: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  // Of IPv6 only 2000::/3 is public; within it, addresses that wrap others or lead nowhere.
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

// One list for each family: a list that holds IPv6 networks takes every IPv4 address for one of `::ffff:0:0/96`.
const special4 = new BlockList()
const special6 = new BlockList()
for (const [network, bits] of SPECIAL) {
  if (isIP(network) === 6) special6.addSubnet(network, bits, 'ipv6')
  else special4.addSubnet(network, bits, 'ipv4')
}

/** Whether an IP address lies in the public internet. An IPv4 address written as an IPv6 one does not. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !special4.check(address, 'ipv4')
  return family === 6 && !special6.check(address, 'ipv6')
}
