import type { Transaction } from '#store/database.ts'
import { holdLock } from '#store/transaction.ts'
import { countLogged, insertLogged } from '#store/watches/notice-log.ts'
import type { Context } from '../context.ts'

export const DAY_MS = 86_400_000

/**
 * Takes one text from what the operator allows in 24 hours; false where nothing is left. It is counted also where the
 * provider then refuses it. `once`: a text that was counted under this in the 24 hours is not counted again.
 */
export async function takeText(
  ctx: Context,
  transaction: Transaction,
  { kind, target, once = null }: { kind: 'sent' | 'answer' | 'hint'; target: string; once?: string | null },
): Promise<boolean> {
  if (!ctx.texts) return false
  await holdLock(transaction, 'texts of a day')
  const atMs = ctx.clock()
  const today = { kinds: ['sent', 'answer', 'hint'] as const, sinceMs: atMs - DAY_MS }
  if (once !== null && (await countLogged(transaction, { group: once, ...today })) > 0) return true
  const left = await countLogged(transaction, { channel: 'sms', ...today })
  if (left >= ctx.texts.mostADay) return false
  await insertLogged(transaction, { channel: 'sms', kind, target, targetGroup: once, atMs })
  return true
}
