import { randomBytes } from 'node:crypto'
import type { Database } from '#store/database.ts'
import { settingOnce } from '#store/settings.ts'
import type { Context } from './context.ts'

const KEY_BYTES = 32

const known = new WeakMap<Database, Map<string, Promise<string>>>()

/** A secret by its name, made once and kept in the database, so that all servers share it. */
export function secretOf(ctx: Context, name: string): Promise<string> {
  const ofDatabase = known.get(ctx.database) ?? new Map<string, Promise<string>>()
  known.set(ctx.database, ofDatabase)
  const before = ofDatabase.get(name)
  if (before) return before
  const secret = settingOnce(ctx.database, `secret.${name}`, randomBytes(KEY_BYTES).toString('base64url'))
  ofDatabase.set(name, secret)
  // A database that was away is asked again.
  secret.catch(() => ofDatabase.delete(name))
  return secret
}
