import { createHmac, randomBytes } from 'node:crypto'
import type { Database } from '#store/database.ts'
import { settingOnce } from '#store/settings.ts'
import type { Context } from './context.ts'

const KEY_BYTES = 32

const known = new WeakMap<Database, Map<string, Promise<string>>>()

/**
 * A secret by its name that all servers share: made of the operator's own where there is one, else by chance, once, and
 * kept in the database.
 */
export async function secretOf(ctx: Pick<Context, 'database' | 'secret'>, name: string): Promise<string> {
  if (ctx.secret !== null) return createHmac('sha256', ctx.secret).update(name).digest('base64url')
  return secretKept(ctx, name)
}

function secretKept(ctx: Pick<Context, 'database'>, name: string): Promise<string> {
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
