import { inTransaction } from '#store/transaction.ts'
import { lockWatcher } from '#store/watches/watchers.ts'
import type { Context } from '../context.ts'
import type { TextMessenger } from '../ports/texts.ts'
import { refuse } from '../watches/refuse.ts'
import { noticeTarget } from './notice-target.ts'
import type { NoticeSender } from './send-notice.ts'
import { takeText } from './text-budget.ts'

const ASK_AGAIN_MS = 3_600_000

/**
 * Sends text messages. Before each try but the first, the provider is asked whether it took the text after all, so that
 * nobody gets it twice. A number that wants none, or can't get any, is never texted again until it says START.
 */
export function sendByText(ctx: () => Context, messenger: TextMessenger): NoticeSender {
  return {
    async send(notice, { address }) {
      if (notice.channel !== 'sms') throw new Error('This is no text message.')
      const text = { to: address, text: notice.content.text }
      // Why an earlier try failed may be forgotten since: a night came in between, or an agent wants it sent now.
      const isUnsure = notice.tries > 1
      if (isUnsure && (await messenger.hasTaken({ ...text, sinceMs: notice.createdAtMs }))) return { ok: true }
      const [target, once] = await Promise.all([
        noticeTarget(ctx(), address),
        noticeTarget(ctx(), `notice ${notice.id}`),
      ])
      const isAllowed = await inTransaction(ctx().database, (transaction) =>
        takeText(ctx(), transaction, { kind: 'sent', target, once }),
      )
      if (!isAllowed) return { ok: false, why: 'daily-limit', says: '', waitMs: ASK_AGAIN_MS }
      return messenger.send(text)
    },
    async end({ id }) {
      await inTransaction(ctx().database, async (transaction) => {
        const watcher = await lockWatcher(transaction, id)
        if (watcher) await refuse(transaction, watcher, ctx().clock())
      })
    },
  }
}
