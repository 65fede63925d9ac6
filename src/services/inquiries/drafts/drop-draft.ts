import { deleteDraft } from '#store/inquiries/drafts.ts'
import type { Context } from '../../context.ts'
import { hashKey } from '../keys.ts'

/** Forgets a question that was not sent. */
export async function dropDraft(ctx: Context, key: string): Promise<void> {
  await deleteDraft(ctx.database, hashKey(key))
}
