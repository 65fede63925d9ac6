import type { Transaction } from '#store/database.ts'
import type { Watcher } from '#store/watches/watchers.ts'
import type { Context } from '../context.ts'
import { queueNotice } from '../outgoing-notices/queue-notice.ts'
import type { ParcelNews } from '../ports/watches.ts'
import { newMessageId } from '../webhooks/message-id.ts'
import { watcherKey } from './watcher-key.ts'

/** Asks the owner of an address whether news of parcels is wanted, once this is committed. */
export async function handQuestion(
  ctx: Context,
  transaction: Transaction,
  watcher: Watcher,
  numbers: readonly string[],
): Promise<void> {
  const key = await watcherKey(ctx, watcher)
  const { id: watcherId, channel } = watcher
  switch (channel) {
    case 'email': {
      const mail = ctx.watchWords.question({ numbers, key })
      await ctx.mail.queue(transaction, { to: watcher.address, ...mail, inquiryId: null, kind: 'confirmation' })
      return
    }
    case 'sms': {
      const content = { text: ctx.watchWords.textQuestion({ numbers, key }) }
      return queueNotice(ctx, transaction, { watcherId, kind: 'question', channel, content })
    }
    case 'webhook': {
      const body = ctx.watchWords.webhookQuestion({ numbers, key, atMs: ctx.clock() })
      const content = { id: newMessageId(), type: 'watch.confirmation', body }
      return queueNotice(ctx, transaction, { watcherId, kind: 'question', channel, content })
    }
    case 'web-push':
      throw new Error('Browsers are asked by themselves.')
  }
}

/** Tells a watcher what is new of parcels, once this is committed. */
export async function handNews(
  ctx: Context,
  transaction: Transaction,
  watcher: Watcher,
  parcels: readonly ParcelNews[],
): Promise<void> {
  const key = await watcherKey(ctx, watcher)
  const { id: watcherId, channel } = watcher
  switch (channel) {
    case 'email': {
      const mail = ctx.watchWords.notice({ parcels, key })
      await ctx.mail.queue(transaction, { to: watcher.address, ...mail, inquiryId: null, kind: 'watch' })
      return
    }
    case 'web-push': {
      const content = ctx.watchWords.push({ parcels })
      return queueNotice(ctx, transaction, { watcherId, kind: 'news', channel, content })
    }
    case 'sms': {
      const content = { text: ctx.watchWords.text({ parcels, key }) }
      return queueNotice(ctx, transaction, { watcherId, kind: 'news', channel, content })
    }
    // Programs read one parcel at a time.
    case 'webhook':
      for (const parcel of parcels) {
        const body = ctx.watchWords.webhookNews({ parcel, atMs: ctx.clock() })
        const content = { id: newMessageId(), type: 'parcel.news', body }
        await queueNotice(ctx, transaction, { watcherId, kind: 'news', channel, content })
      }
  }
}
