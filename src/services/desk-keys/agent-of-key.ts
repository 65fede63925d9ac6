import { rightsOfScopes } from '#domain/agents/scope.ts'
import { noteKeyUse, readDeskKey } from '#store/accounts/desk-keys.ts'
import type { DeskActor } from '../agents/actor.ts'
import { hashSecret } from '../api-clients/hash-secret.ts'
import type { Context } from '../context.ts'

const NOTE_USE_EVERY_MS = 60_000
const LONGEST_KEY = 200

/** In whose name a program with this key acts; null for a key that is none. */
export async function agentOfKey(ctx: Context, secret: string): Promise<DeskActor | null> {
  if (secret === '' || secret.length > LONGEST_KEY) return null
  // Found by its hash: how long that takes tells nothing of the key.
  const key = await readDeskKey(ctx.database, hashSecret(secret))
  const rights = key && rightsOfScopes(key.scopes)
  if (!key || !rights) return null
  const nowMs = ctx.clock()
  if (nowMs - (key.lastUsedAtMs ?? 0) >= NOTE_USE_EVERY_MS) await noteKeyUse(ctx.database, key.id, nowMs)
  return { kind: 'agent', id: `key:${key.id}`, name: key.name, ...rights }
}
