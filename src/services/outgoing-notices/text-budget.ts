import type { Transaction } from '#store/database.ts'
import { holdLock } from '#store/transaction.ts'
import { countLogged, insertLogged } from '#store/watches/notice-log.ts'
import type { Context } from '../context.ts'

export const DAY_MS = 86_400_000

/**
 * Takes one text from what the operator allows in 24 hours; false where nothing is left. It is counted also where the
 * provider then refuses it.
 */
export async function takeText(
  ctx: Context,
  transaction: Transaction,
  one: { kind: 'sent' | 'answer' | 'hint'; target: string },
): Promise<boolean> {
  if (!ctx.texts) return false
  await holdLock(transaction, 'texts of a day')
  const atMs = ctx.clock()
  const kinds = ['sent', 'answer', 'hint'] as const
  const left = await countLogged(transaction, { channel: 'sms', kinds, sinceMs: atMs - DAY_MS })
  if (left >= ctx.texts.mostADay) return false
  await insertLogged(transaction, { channel: 'sms', targetGroup: null, atMs, ...one })
  return true
}
