import { hash, randomBytes, timingSafeEqual } from 'node:crypto'
import { makeReference, REFERENCE_VALUES } from '#domain/inquiry/reference.ts'

const KEY_BYTES = 32

/** A new reference, of chance. */
export function newReference(): string {
  return makeReference(randomBytes(REFERENCE_VALUES))
}

/** A new key that opens an inquiry, and the hash that is kept of it: 256 random bits can't be guessed back from one. */
export function newKey(): { key: string; hash: string } {
  const key = randomBytes(KEY_BYTES).toString('base64url')
  return { key, hash: hashKey(key) }
}

export function hashKey(key: string): string {
  return hash('sha256', key, 'hex')
}

/** Whether a key is one of those whose hashes are kept; takes as long for each of them. */
export function fitsAny(key: string, hashes: readonly string[]): boolean {
  const given = Buffer.from(hashKey(key), 'hex')
  let fits = false
  for (const one of hashes) fits = timingSafeEqual(given, Buffer.from(one, 'hex')) || fits
  return fits
}
