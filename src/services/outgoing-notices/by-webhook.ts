import { deleteWatcher } from '#store/watches/watchers.ts'
import type { Context } from '../context.ts'
import type { Poster } from '../ports/posting.ts'
import type { MessageSigner } from '../ports/webhooks.ts'
import { watchSecret } from '../watches/watcher-key.ts'
import { signedHeaders } from '../webhooks/signed-headers.ts'
import type { NoticeSender } from './send-notice.ts'

const GONE = 410

/** Posts notices as messages of Standard Webhooks, with the same id at each try. Whoever answers 410 is forgotten. */
export function sendByWebhook(ctx: () => Context, { post, sign }: { post: Poster; sign: MessageSigner }): NoticeSender {
  return {
    async send(notice, watcher) {
      if (notice.channel !== 'webhook') throw new Error('This is no message for a webhook.')
      const { id, body } = notice.content
      const secret = await watchSecret(ctx(), watcher)
      const headers = signedHeaders(sign, [secret], { id, atMs: ctx().clock(), body })
      const posted = await post({ url: watcher.address, headers, body, mayBePrivate: ctx().mayCallNearby })
      if (posted.ok) return { ok: true }
      const { status, why: says, waitMs } = posted
      if (status === GONE) return { ok: false, why: 'gone', says }
      return { ok: false, why: status === null ? 'away' : 'wait', says, waitMs }
    },
    end: ({ id }) => deleteWatcher(ctx().database, id),
  }
}
