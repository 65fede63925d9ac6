import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Queryable } from '#store/database.ts'
import { readWatcher, type Watcher } from '#store/watches/watchers.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { secretOf } from '../secret.ts'

const KEY_BYTES = 18
const SALT_BYTES = 12

/** The salt of a new key. */
export function newSalt(): string {
  return randomBytes(SALT_BYTES).toString('base64url')
}

/**
 * The key that opens a watcher's own page. It is worked out, so that each mail can carry it and none is kept; another salt
 * makes all that went out void.
 */
export async function watcherKey(ctx: Context, { id, keySalt }: Pick<Watcher, 'id' | 'keySalt'>): Promise<string> {
  const secret = await secretOf(ctx, 'watchers')
  const sum = createHmac('sha256', secret).update(`${id}\n${keySalt}`).digest().subarray(0, KEY_BYTES)
  return `${id.toString(36)}-${sum.toString('base64url')}`
}

/** The secret that signs what a webhook of a watcher is sent; worked out as the key is. */
export async function watchSecret(ctx: Context, { id, keySalt }: Pick<Watcher, 'id' | 'keySalt'>): Promise<string> {
  const secret = await secretOf(ctx, 'webhooks of watchers')
  return `whsec_${createHmac('sha256', secret).update(`${id}\n${keySalt}`).digest('base64')}`
}

/** The watcher whose key it is. @throws ServiceError `wrong-key` */
export async function watcherWithKey(ctx: Context, database: Queryable, key: string): Promise<Watcher> {
  const [, id = ''] = /^([0-9a-z]{1,10})-/.exec(key) ?? []
  const watcher = id === '' ? null : await readWatcher(database, Number.parseInt(id, 36))
  if (watcher && isSame(await watcherKey(ctx, watcher), key)) return watcher
  throw new ServiceError('wrong-key', 'This link is not valid, or not any more.')
}

function isSame(a: string, b: string): boolean {
  const [first, second] = [Buffer.from(a), Buffer.from(b)]
  return first.length === second.length && timingSafeEqual(first, second)
}
