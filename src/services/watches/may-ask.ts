import { addressKey, mailboxKey } from '#domain/mail/address.ts'
import type { Transaction } from '#store/database.ts'
import { countQuestions } from '#store/mails/outgoing.ts'
import { countLogged, insertLogged } from '#store/watches/notice-log.ts'
import { readMailbox, type Watcher } from '#store/watches/watchers.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { noticeTarget } from '../outgoing-notices/notice-target.ts'
import { ASK_STRANGERS_AGAIN_MS, ASKED_WITHIN_MS, MOST_ASKED, MOST_ASKED_ALIKE } from './limits.ts'
import type { WatchTarget } from './watch-target.ts'

/**
 * Whether the owner of an address is asked now: one who never said yes once in a long time, others a few times a day. For
 * all but mails that is counted where it outlives the watcher, since each question may cost money.
 */
export async function mayAsk(
  ctx: Context,
  transaction: Transaction,
  watcher: Watcher,
  target: WatchTarget,
): Promise<boolean> {
  const { channel, mailboxKey: owner, group } = target
  return channel === 'email'
    ? mayMail(ctx, transaction, watcher)
    : mayTell(ctx, transaction, { channel, owner, group }, watcher.confirmedAtMs === null)
}

async function mayMail(ctx: Context, transaction: Transaction, watcher: Watcher): Promise<boolean> {
  const nowMs = ctx.clock()
  if (watcher.confirmedAtMs === null) {
    const { lastAskedStrangerAtMs, isRefused } = await readMailbox(transaction, mailboxKey(watcher.address))
    if (isRefused) return false
    return lastAskedStrangerAtMs === null || nowMs - lastAskedStrangerAtMs >= ASK_STRANGERS_AGAIN_MS
  }
  const sinceMs = nowMs - ASKED_WITHIN_MS
  return (await countQuestions(transaction, { address: addressKey(watcher.address), sinceMs })) < MOST_ASKED
}

/** The same for all but mails. @param isStranger whether the owner never said yes */
export async function mayTell(
  ctx: Context,
  transaction: Transaction,
  { channel, owner, group }: { channel: string; owner: string; group: string | null },
  isStranger: boolean,
): Promise<boolean> {
  const nowMs = ctx.clock()
  const target = await noticeTarget(ctx, owner)
  const targetGroup = group === null ? null : await noticeTarget(ctx, group)
  const kinds = ['question'] as const
  const sinceMs = nowMs - (isStranger ? ASK_STRANGERS_AGAIN_MS : ASKED_WITHIN_MS)
  if ((await countLogged(transaction, { target, kinds, sinceMs })) >= (isStranger ? 1 : MOST_ASKED)) return false
  const today = { kinds, sinceMs: nowMs - ASKED_WITHIN_MS }
  if (targetGroup && (await countLogged(transaction, { group: targetGroup, ...today })) >= MOST_ASKED_ALIKE)
    return false
  await insertLogged(transaction, { channel, kind: 'question', target, targetGroup, atMs: nowMs })
  return true
}

/**
 * Questions may take up half of the texts of a day: news must get through.
 * @throws ServiceError `unavailable`
 */
export async function checkTextsLeft(ctx: Context, transaction: Transaction): Promise<void> {
  const sinceMs = ctx.clock() - ASKED_WITHIN_MS
  const asked = await countLogged(transaction, { channel: 'sms', kinds: ['question'], sinceMs })
  if (asked >= (ctx.texts?.mostADay ?? 0) / 2) {
    throw new ServiceError('unavailable', 'No more people can be asked by text message today. Try again tomorrow.')
  }
}
