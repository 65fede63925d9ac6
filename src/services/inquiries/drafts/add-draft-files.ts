import { insertDraftFile, readDraftFiles } from '#store/inquiries/draft-files.ts'
import { lockDraft } from '#store/inquiries/drafts.ts'
import { inTransaction } from '#store/transaction.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { type NewFile, readNewFiles } from '../add-files.ts'
import { LARGEST_FILES, MOST_FILES } from '../limits.ts'
import type { OpenDraft } from './read-draft.ts'

/**
 * Keeps photos and papers with a question that is not sent yet, under the same limits as in an inquiry.
 * @throws ServiceError `not-valid` naming the file, `too-large`
 */
export async function addDraftFiles(ctx: Context, { keyHash }: OpenDraft, files: readonly NewFile[]): Promise<void> {
  const read = await readNewFiles(ctx, files)
  await inTransaction(ctx.database, async (transaction) => {
    if (!(await lockDraft(transaction, keyHash))) throw new ServiceError('not-found', 'This question is gone.')
    const before = await readDraftFiles(transaction, keyHash)
    const bytes = [...before.map((one) => one.bytes), ...read.map(({ content }) => content.byteLength)]
    if (bytes.length > MOST_FILES || bytes.reduce((sum, each) => sum + each, 0) > LARGEST_FILES) {
      const message = `An inquiry has at most ${MOST_FILES} files with ${LARGEST_FILES / 1024 / 1024} MB in all.`
      throw new ServiceError('too-large', message, [{ field: 'files', code: 'too-many', message }])
    }
    for (const file of read) await insertDraftFile(transaction, keyHash, file)
  })
}
