import { deleteWatcher, readWatcher } from '#store/watches/watchers.ts'
import type { Context } from '../context.ts'
import type { Poster } from '../ports/posting.ts'
import type { PushMessage, PushWriter } from '../ports/push.ts'
import { pushIdentity } from './push-identity.ts'

/** What the service says of a browser that is gone for good. */
const GONE = new Set([404, 410])
/** A message that no service will ever take. */
const REFUSED = new Set([400, 401, 403, 413])

/**
 * Sends a message to a browser by its push service. A browser that is gone is forgotten. A stop between sending and its
 * note sends it again: devices show it in the place of the first.
 * @throws Error where it is to be tried again
 */
export async function sendPush(
  ctx: Context,
  parts: { post: Poster; write: PushWriter; contact: string; mayBePrivate: boolean },
  { watcherId, message }: { watcherId: number; message: PushMessage },
): Promise<void> {
  const watcher = await readWatcher(ctx.database, watcherId)
  if (!watcher?.pushKeys) return
  const to = { endpoint: watcher.address, keys: watcher.pushKeys }
  const { headers, body } = await parts.write(to, message, { ...(await pushIdentity(ctx)), contact: parts.contact })
  const posted = await parts.post({ url: watcher.address, headers, body, mayBePrivate: parts.mayBePrivate })
  if (posted.ok) return
  if (posted.status !== null && GONE.has(posted.status)) return deleteWatcher(ctx.database, watcherId)
  if (posted.status !== null && REFUSED.has(posted.status)) {
    ctx.log.warn({ watcher: watcherId, why: posted.why }, 'A push service refused a message')
    return
  }
  throw new Error(`The push service did not take it: ${posted.why}`)
}
