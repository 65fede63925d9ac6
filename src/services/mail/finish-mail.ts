import { insertHeldFiles } from '#store/mails/held-files.ts'
import { endIncoming } from '#store/mails/incoming.ts'
import { inTransaction } from '#store/transaction.ts'
import type { Context } from '../context.ts'
import { changeInside } from '../inquiries/change-inquiry.ts'
import { textOfMail } from './mail-text.ts'
import { type MailNotes, notesOfMail } from './notes-of-mail.ts'
import type { ReceivedMail } from './receive-mail.ts'
import type { ReceiveParts } from './receive-parts.ts'
import { keepThoseThatFit, sortFiles } from './sort-files.ts'

/**
 * Closes the taking of a mail that became a message: notes that, keeps its files (or holds them for the scanner), and
 * tells agents what they are to know of it.
 */
export async function finishMail(
  ctx: Context,
  parts: ReceiveParts,
  { row, mail }: ReceivedMail,
  end: { became: 'message' | 'inquiry'; inquiryId: number; messageId: number } & Pick<
    MailNotes,
    'otherNumbers' | 'stranger'
  >,
): Promise<void> {
  const { became, inquiryId, messageId } = end
  const { good, refused } = await sortFiles(ctx, mail.files)
  const files = [...good, ...textOfMail(parts, mail).whole]
  const isHeld = parts.scanner !== null && good.length > 0
  await inTransaction(ctx.database, async (transaction) => {
    await changeInside(ctx, transaction, { id: inquiryId }, { kind: 'system' }, async (change) => {
      const { atMs } = change
      const isMine = await endIncoming(transaction, {
        id: row.id,
        state: 'taken',
        became,
        inquiryId,
        inquiryMessageId: messageId,
        atMs,
      })
      // Another server closed it.
      if (!isMine) return
      if (isHeld) {
        await insertHeldFiles(transaction, { incomingId: row.id, inquiryId, messageId, atMs, files })
        await ctx.jobs.add(transaction, 'check-files', [{ about: { incomingId: row.id } }])
      }
      const others = isHeld ? [] : await keepThoseThatFit(change, files, messageId)
      const note = notesOfMail(parts, mail, {
        ...end,
        refused: [...refused, ...others],
        held: isHeld ? files.length : 0,
      })
      if (note === null) return
      const noteId = await change.message({ kind: 'note', text: note })
      change.event('note-added', { message: noteId, about: messageId })
    })
  })
}
