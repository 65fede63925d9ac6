import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import type { Database } from '#store/database.ts'
import { readSetting, settingOnce } from '#store/settings.ts'
import type { Context } from '../context.ts'

const SETTING = 'secret.access-token-key'
const BITS = 2048

/** The pair that signs access tokens; all servers of a database share it. */
export type SigningKey = { privateKey: KeyObject; publicKey: KeyObject }

const known = new WeakMap<Database, Promise<SigningKey>>()

/** The key pair, made at the first question ever and kept in the database. */
export function signingKeyOf({ database }: Context): Promise<SigningKey> {
  const before = known.get(database)
  if (before) return before
  const key = readOrMake(database)
  known.set(database, key)
  // A database that was away is asked again.
  key.catch(() => known.delete(database))
  return key
}

async function readOrMake(database: Database): Promise<SigningKey> {
  const pem = (await readSetting(database, SETTING)) ?? (await settingOnce(database, SETTING, await newKey()))
  const privateKey = createPrivateKey(pem)
  return { privateKey, publicKey: createPublicKey(privateKey) }
}

async function newKey(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: BITS })
  return privateKey.export({ type: 'pkcs8', format: 'pem' })
}
