import { deleteDraftFile } from '#store/inquiries/draft-files.ts'
import type { Context } from '../../context.ts'
import type { OpenDraft } from './read-draft.ts'

/** Takes a photo or paper out of a question that is not sent yet. */
export async function removeDraftFile(ctx: Context, { keyHash }: OpenDraft, fileId: number): Promise<void> {
  if (Number.isSafeInteger(fileId)) await deleteDraftFile(ctx.database, keyHash, fileId)
}
