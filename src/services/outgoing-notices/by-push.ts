import { deleteWatcher } from '#store/watches/watchers.ts'
import type { Context } from '../context.ts'
import type { Poster } from '../ports/posting.ts'
import type { PushWriter } from '../ports/push.ts'
import { pushIdentity } from '../watches/push-identity.ts'
import type { NoticeSender } from './send-notice.ts'

/** What the service says of a browser that is gone for good. */
const GONE = new Set([404, 410])
/** A message that no service will ever take. */
const REFUSED = new Set([400, 401, 403, 413])

/**
 * Sends messages to browsers by their push services. A browser that is gone is forgotten. A message that comes twice, since
 * a try was cut off, shows in the place of the first.
 */
export function sendByPush(
  ctx: () => Context,
  parts: { post: Poster; write: PushWriter; contact: string },
): NoticeSender {
  const { post, write, contact } = parts
  return {
    async send(notice, watcher) {
      if (notice.channel !== 'web-push' || !watcher.pushKeys) throw new Error('This is no message for a browser.')
      const to = { endpoint: watcher.address, keys: watcher.pushKeys }
      const { headers, body } = await write(to, notice.content, { ...(await pushIdentity(ctx())), contact })
      const posted = await post({ url: watcher.address, headers, body, mayBePrivate: ctx().mayCallNearby })
      if (posted.ok) return { ok: true }
      const { status, why: says, waitMs } = posted
      if (status !== null && GONE.has(status)) return { ok: false, why: 'gone', says }
      if (status !== null && REFUSED.has(status)) return { ok: false, why: 'refused', says }
      return { ok: false, why: status === null ? 'away' : 'wait', says, waitMs }
    },
    end: ({ id }) => deleteWatcher(ctx().database, id),
  }
}
