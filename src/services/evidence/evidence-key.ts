import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { Database } from '#store/database.ts'
import { settingOnce } from '#store/settings.ts'
import type { Context } from '../context.ts'

const SETTING = 'secret.evidence-key'
const ID_LENGTH = 16

export type EvidenceKey = { privateKey: KeyObject; publicKey: KeyObject; publicPem: string; keyId: string }

const known = new WeakMap<Database, Promise<EvidenceKey>>()

/**
 * The key that signs evidence, made once for all servers of a database. It does not hang on the operator's own secret:
 * that may be changed, and what was signed before has to stay valid.
 */
export function evidenceKey({ database }: Pick<Context, 'database'>): Promise<EvidenceKey> {
  const before = known.get(database)
  if (before) return before
  const key = readOrMake(database)
  known.set(database, key)
  // A database that was away is asked again.
  key.catch(() => known.delete(database))
  return key
}

async function readOrMake(database: Database): Promise<EvidenceKey> {
  const made = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })
  const privateKey = createPrivateKey(await settingOnce(database, SETTING, made.toString()))
  const publicKey = createPublicKey(privateKey)
  return { privateKey, publicKey, publicPem: pemOf(publicKey), keyId: keyIdOf(publicKey) }
}

export function pemOf(publicKey: KeyObject): string {
  return publicKey.export({ type: 'spki', format: 'pem' }).toString()
}

/** A short name of a public key. */
export function keyIdOf(publicKey: KeyObject): string {
  const der = publicKey.export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(der).digest('hex').slice(0, ID_LENGTH)
}
