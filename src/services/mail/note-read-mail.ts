import { endIncoming, noteRead, otherCopy, type ReadNote } from '#store/mails/incoming.ts'
import { holdLock, inTransaction } from '#store/transaction.ts'
import type { Context } from '../context.ts'

/**
 * Notes what was read of a mail, and sets it aside where the same one came otherwise: of two that are read at once, by
 * whatever servers, the one that is noted first goes on.
 * @returns whether it is to be gone on with: not where it is a copy, or was taken or deleted meanwhile
 */
export async function noteReadMail(ctx: Pick<Context, 'database' | 'clock'>, note: ReadNote): Promise<boolean> {
  return inTransaction(ctx.database, async (transaction) => {
    if (note.messageId !== null) await holdLock(transaction, `mail ${note.messageId}`)
    if (!(await noteRead(transaction, note))) return false
    if (note.messageId === null || (await otherCopy(transaction, note)) === null) return true
    await endIncoming(transaction, {
      id: note.id,
      state: 'set-aside',
      became: 'copy',
      inquiryId: null,
      inquiryMessageId: null,
      atMs: ctx.clock(),
    })
    return false
  })
}
