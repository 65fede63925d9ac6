import { sign, verify } from 'node:crypto'
import type { SigningKey } from './signing-key.ts'

/** What a token says, in the words of RFC 7519. Seconds since 1970. */
export type Claims = { iss: string; sub: string; jti: string; scope: string; iat: number; exp: number }

/** The only head that we write is the only one that we read: no token may choose how it is checked. */
const HEAD = encode({ alg: 'RS256', typ: 'JWT' })
const LONGEST = 4_000

/** Writes a signed JWT. */
export function writeToken({ privateKey }: SigningKey, claims: Claims): string {
  const said = `${HEAD}.${encode(claims)}`
  return `${said}.${sign('sha256', Buffer.from(said), privateKey).toString('base64url')}`
}

/** What one of our own tokens says, whether or not it has ended; null for any other text. */
export function readToken({ publicKey }: SigningKey, text: string): Claims | null {
  const [head, body = '', signature = '', ...rest] = text.length > LONGEST ? [] : text.split('.')
  if (head !== HEAD || rest.length > 0) return null
  const isOurs = verify('sha256', Buffer.from(`${head}.${body}`), publicKey, Buffer.from(signature, 'base64url'))
  return isOurs ? (JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Claims) : null
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
