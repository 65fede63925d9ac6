import { pruneDraftRows } from '#store/inquiries/drafts.ts'
import type { Context } from '../../context.ts'
import { KEEP_DRAFT_MS, KEEP_SENT_MS } from './draft.ts'

/** Forgets what people began and left, and what they sent. */
export async function pruneDrafts({ database, clock }: Pick<Context, 'database' | 'clock'>): Promise<void> {
  await pruneDraftRows(database, clock() - KEEP_DRAFT_MS, clock() - KEEP_SENT_MS)
}
