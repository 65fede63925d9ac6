/** A mail address with the name that stands beside it. */
export type MailAddress = { name: string | null; address: string }

const LONGEST_ADDRESS = 254
const LONGEST_LOCAL = 64
const LONGEST_NAME = 120
// Letters of any language may stand on both sides; blanks, brackets, quotes, commas and controls may not.
const BARE = /^[^\s@<>()[\]\\,;:"\p{Cc}\p{Cf}]+@[^\s@<>()[\]\\,;:"\p{Cc}\p{Cf}]+$/u
const NAMED = /^\s*(?:"((?:[^"\\\p{Cc}]|\\[^\p{Cc}])*)"|([^"<>\p{Cc}]*?))\s*<([^<>]+)>\s*$/u

/** Reads `name@example.org` or `Name <name@example.org>`; null where it is no address that mail can go to. */
export function parseAddress(text: string): MailAddress | null {
  if (text.length > LONGEST_ADDRESS + LONGEST_NAME * 2) return null
  const named = NAMED.exec(text)
  const address = (named?.[3] ?? text).trim()
  const at = address.lastIndexOf('@')
  if (!BARE.test(address) || address.length > LONGEST_ADDRESS || at > LONGEST_LOCAL) return null
  if (/^\.|\.\.|\.@|@[.-]|[.-]$/.test(address)) return null
  const name = (named?.[1]?.replace(/\\(.)/g, '$1') ?? named?.[2] ?? '').trim().slice(0, LONGEST_NAME)
  return { name: name === '' ? null : name, address }
}

/** What addresses are compared by: case matters on neither side in practice. */
export function addressKey(address: string): string {
  return address.trim().toLowerCase()
}

/** The same for all addresses of one mailbox, as far as their form tells: with another word after a plus, with dots at Gmail. */
export function mailboxKey(address: string): string {
  const [, name = '', domain = ''] = /^([^@]*)@(.*)$/.exec(addressKey(address)) ?? []
  const plain = name.replace(/\+.*$/, '')
  const isGmail = domain === 'gmail.com' || domain === 'googlemail.com'
  return isGmail ? `${plain.replaceAll('.', '')}@gmail.com` : `${plain}@${domain}`
}

/** The part behind the `@`. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}

/** The address with a word behind a plus: `help@example.org` and `abc` give `help+abc@example.org`. */
export function withTag(address: string, tag: string): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at)}+${tag}${address.slice(at)}`
}

/** The word behind the plus of one of our addresses; null for other addresses and for ours without a word. */
export function tagOf(address: string, ours: string): string | null {
  const given = addressKey(address)
  const own = addressKey(ours)
  const at = own.lastIndexOf('@')
  const local = `${own.slice(0, at)}+`
  const domain = own.slice(at)
  if (!given.startsWith(local) || !given.endsWith(domain)) return null
  return given.slice(local.length, given.length - domain.length) || null
}

/** Whether an address is ours, with a word behind a plus or without. */
export function isOurs(address: string, ours: string): boolean {
  return addressKey(address) === addressKey(ours) || tagOf(address, ours) !== null
}
