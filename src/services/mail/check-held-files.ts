import { deleteHeldFile, type HeldFile, readHeldFiles } from '#store/mails/held-files.ts'
import { inTransaction } from '#store/transaction.ts'
import type { Context } from '../context.ts'
import { changeInside } from '../inquiries/change-inquiry.ts'
import type { ScanVerdict } from '../ports/mail.ts'
import { notesOfMail } from './notes-of-mail.ts'
import type { ReceiveParts } from './receive-parts.ts'
import { keepThoseThatFit } from './sort-files.ts'

/**
 * Has the held files of a mail checked: clean ones come to their message, the others are let go with a note.
 * @throws where the scanner does not answer: then they stay held
 */
export async function checkHeldFiles(
  ctx: Context,
  parts: ReceiveParts,
  { incomingId }: { incomingId: number },
): Promise<void> {
  const { scanner } = parts
  const held = await readHeldFiles(ctx.database, incomingId)
  if (held.length === 0) return
  if (!scanner) throw new Error('CLAMD_URL is not set, and files wait to be checked.')
  for (const file of held) await settle(ctx, parts, file, await scanner.scan(file.content))
}

async function settle(ctx: Context, parts: ReceiveParts, file: HeldFile, verdict: ScanVerdict): Promise<void> {
  await inTransaction(ctx.database, (transaction) =>
    changeInside(ctx, transaction, { id: file.inquiryId }, { kind: 'system' }, async (change) => {
      if (!(await deleteHeldFile(transaction, file.id))) return
      const refused = verdict.isClean
        ? await keepThoseThatFit(change, [file], file.messageId)
        : [{ name: file.name, why: 'virus', what: verdict.what }]
      const note = notesOfMail(
        parts,
        { problems: [], checks: null, from: null },
        { refused, held: 0, otherNumbers: [], stranger: null },
      )
      if (note === null) return
      const noteId = await change.message({ kind: 'note', text: note })
      change.event('note-added', { message: noteId, about: file.messageId })
    }),
  )
}
