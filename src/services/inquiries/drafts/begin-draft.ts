import { saveDraft } from '#store/inquiries/drafts.ts'
import type { Context } from '../../context.ts'
import { newKey } from '../keys.ts'
import type { Draft } from './draft.ts'

/** Begins a question; gives the key of its draft, which only the one who asks has. */
export async function beginDraft(ctx: Context, draft: Omit<Draft, 'sent'>): Promise<string> {
  const { key, hash } = newKey()
  const data: Draft = { ...draft, sent: null }
  await saveDraft(ctx.database, hash, data, ctx.clock())
  return key
}
