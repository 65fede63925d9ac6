import { isServed } from '#domain/phone/phone-number.ts'
import { textKeyword } from '#domain/watch/text-keyword.ts'
import type { Transaction } from '#store/database.ts'
import { holdLock, inTransaction } from '#store/transaction.ts'
import { countLogged } from '#store/watches/notice-log.ts'
import { lockWatcherWithAddress, saveWatcher, type Watcher, watcherWithAddress } from '#store/watches/watchers.ts'
import { beginPending } from '#store/watches/watches.ts'
import type { Context } from '../context.ts'
import { noticeTarget } from '../outgoing-notices/notice-target.ts'
import { DAY_MS, takeText } from '../outgoing-notices/text-budget.ts'
import type { IncomingText } from '../ports/texts.ts'
import type { TextAnswer } from '../ports/watches.ts'
import { lookSoon } from './ask-to-watch.ts'
import { USUAL_ZONE } from './read-choices.ts'
import { allow, refuse } from './refuse.ts'
import { newSalt } from './watcher-key.ts'

const E164 = /^\+[1-9]\d{6,14}$/
/** Each answer costs as much as a text: so many go to a number in a day, and one that only says what we can read. */
const MOST_ANSWERS = 5

/**
 * Does what a text message asks: STOP ends everything and is remembered, START takes that back, YES begins what was asked
 * about. Null where nothing is to be answered. The same text heard twice does the same once.
 */
export async function hearText(ctx: Context, heard: IncomingText): Promise<TextAnswer | null> {
  const phone = heard.from.trim()
  // Names and short codes write too; they are nobody's phone.
  if (!E164.test(phone)) return null
  return inTransaction(ctx.database, async (transaction) => {
    await holdLock(transaction, `ask ${phone} to watch`)
    const answer = await act(ctx, transaction, phone, heard.text)
    if (answer === null || heard.isAnswered || !isServed(phone, ctx.texts?.prefixes ?? [])) return null
    return (await mayAnswer(ctx, transaction, phone, answer)) ? answer : null
  })
}

async function act(ctx: Context, transaction: Transaction, phone: string, text: string): Promise<TextAnswer | null> {
  const watcher = await lockWatcherWithAddress(transaction, 'sms', phone)
  switch (textKeyword(text)) {
    case 'stop':
      if (watcher && watcher.refusedAtMs !== null) return null
      await refuse(transaction, watcher ?? (await newWatcher(ctx, transaction, phone)), ctx.clock())
      return 'stopped'
    case 'start':
      if (!watcher || watcher.refusedAtMs === null) return null
      await allow(transaction, watcher)
      return 'allowed'
    case 'help':
      return 'help'
    case 'yes':
      return watcher && (await confirm(ctx, transaction, watcher)) ? 'confirmed' : null
    default:
      return watcher && watcher.refusedAtMs === null ? 'hint' : null
  }
}

async function confirm(ctx: Context, transaction: Transaction, watcher: Watcher): Promise<boolean> {
  const numbers = await beginPending(transaction, watcher.id)
  if (numbers.length === 0) return false
  await saveWatcher(transaction, { ...watcher, confirmedAtMs: watcher.confirmedAtMs ?? ctx.clock() })
  await lookSoon(ctx, transaction, watcher.id, numbers)
  for (const source of ctx.sources) source.wanted?.(numbers)
  return true
}

function newWatcher(ctx: Context, transaction: Transaction, phone: string): Promise<Watcher> {
  return watcherWithAddress(transaction, {
    channel: 'sms',
    pushKeys: null,
    address: phone,
    addressKey: phone,
    mailboxKey: phone,
    keySalt: newSalt(),
    zone: USUAL_ZONE,
    quiet: null,
    nowMs: ctx.clock(),
  })
}

async function mayAnswer(ctx: Context, transaction: Transaction, phone: string, answer: TextAnswer): Promise<boolean> {
  const target = await noticeTarget(ctx, phone)
  const sinceMs = ctx.clock() - DAY_MS
  const kind = answer === 'hint' ? 'hint' : 'answer'
  const kinds = kind === 'hint' ? (['hint'] as const) : (['answer', 'hint'] as const)
  const most = kind === 'hint' ? 1 : MOST_ANSWERS
  if ((await countLogged(transaction, { target, kinds, sinceMs })) >= most) return false
  return takeText(ctx, transaction, { kind, target })
}
