import { endIncoming } from '#store/mails/incoming.ts'
import { inTransaction } from '#store/transaction.ts'
import type { Context } from '../context.ts'
import { changeInside } from '../inquiries/change-inquiry.ts'
import { mailIdOf } from './mail-id-of.ts'
import { textOfMail } from './mail-text.ts'
import type { ReceivedMail } from './receive-mail.ts'
import type { ReceiveParts } from './receive-parts.ts'

/** Notes what an answering machine said: agents see it, and it changes nothing else. */
export async function noteAutoReply(
  ctx: Context,
  parts: ReceiveParts,
  { row, mail }: ReceivedMail,
  inquiryId: number,
): Promise<void> {
  await inTransaction(ctx.database, (transaction) =>
    changeInside(ctx, transaction, { id: inquiryId }, { kind: 'system' }, async (change) => {
      const from = mail.from?.address ?? '?'
      const text = `${parts.words({ key: 'auto-reply', values: { address: from } })}\n\n${textOfMail(parts, mail).text}`
      const noteId = await change.message({ kind: 'note', text, mailId: mailIdOf(row) })
      const isMine = await endIncoming(transaction, {
        id: row.id,
        state: 'taken',
        became: 'auto-reply',
        inquiryId,
        inquiryMessageId: noteId,
        atMs: change.atMs,
      })
      if (isMine && noteId !== null) change.event('note-added', { message: noteId, automatic: true })
    }),
  )
}
