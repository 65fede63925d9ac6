import { saveDraft } from '#store/inquiries/drafts.ts'
import type { Context } from '../../context.ts'
import type { OpenDraft } from './read-draft.ts'

/** Changes which parcel a draft is about; what it knew of the other is forgotten. */
export async function setNumber(ctx: Context, { draft, keyHash }: OpenDraft, number: string | null): Promise<void> {
  const data = { ...draft, trackingNumber: number, piece: null, history: null }
  await saveDraft(ctx.database, keyHash, data, ctx.clock())
}
