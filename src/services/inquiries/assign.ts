import type { Actor } from '#domain/inquiry/actor.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import type { Context } from '../context.ts'
import { keepNote, readNote } from './add-note.ts'
import { changeInquiry, type InquiryTarget } from './change-inquiry.ts'
import { requireNotMerged } from './require-not-merged.ts'

export type AssignInput = {
  target: InquiryTarget
  by: Actor
  /** Null: nobody's. */
  to: { id: string; name: string } | null
  /** What the next one has to know: handing over. */
  note?: string | undefined
}

/**
 * Gives an inquiry to an agent, who is mentioned in the note where there is one.
 * @throws ServiceError `not-valid`, `not-allowed`, `not-found`, `conflict`
 */
export async function assign(ctx: Context, input: AssignInput): Promise<Inquiry> {
  const { to } = input
  const note = input.note === undefined ? null : readNote({ text: input.note, mentions: to ? [to.id] : [] }, 'note')
  const { inquiry } = await changeInquiry(ctx, input.target, input.by, 'assign', async (change) => {
    requireNotMerged(change.inquiry)
    const from = change.inquiry.assignee
    if (from !== (to?.id ?? null)) {
      change.set({ assignee: to?.id ?? null })
      change.event('assigned', { from, to: to?.id ?? null, toName: to?.name ?? null })
    }
    if (note) await keepNote(change, note)
  })
  return inquiry
}
