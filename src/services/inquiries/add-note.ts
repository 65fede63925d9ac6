import type { Actor } from '#domain/inquiry/actor.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { insertMentions } from '#store/inquiries/mentions.ts'
import { deleteDraft } from '#store/inquiries/reply-drafts.ts'
import type { Context } from '../context.ts'
import { type Change, changeInquiry, type InquiryTarget } from './change-inquiry.ts'
import { LONGEST_MESSAGE, MOST_MENTIONS } from './limits.ts'
import { FieldReader } from './read-fields.ts'

export type AddNoteInput = {
  target: InquiryTarget
  by: Actor
  text: string
  /** The ids of agents who are to see it. */
  mentions?: readonly string[] | undefined
}

/** Keeps a note that only the desk sees. @throws ServiceError `not-valid`, `not-allowed`, `not-found`, `conflict` */
export async function addNote(ctx: Context, input: AddNoteInput): Promise<{ inquiry: Inquiry; messageId: number }> {
  const note = readNote(input)
  const { by } = input
  const { inquiry, result } = await changeInquiry(ctx, input.target, by, 'note', async (change) => {
    const messageId = await keepNote(change, note)
    if (by.kind === 'agent') {
      await deleteDraft(change.transaction, { inquiryId: change.inquiry.id, agentId: by.id, kind: 'note' })
    }
    return messageId
  })
  return { inquiry, messageId: result }
}

export type Note = { text: string; mentions: string[] }

/** @param field what a text that is missing or too long is called */
export function readNote(input: { text: string; mentions?: readonly string[] | undefined }, field = 'text'): Note {
  const read = new FieldReader()
  const text = read.requiredText(field, input.text, LONGEST_MESSAGE)
  const mentions = [...new Set(input.mentions ?? [])]
  if (mentions.length > MOST_MENTIONS) read.wrong('mentions', 'too-many', `At most ${MOST_MENTIONS} are mentioned.`)
  read.done()
  return { text, mentions }
}

/** Keeps a note within a change that does more. */
export async function keepNote(change: Change, { text, mentions }: Note): Promise<number> {
  const messageId = await change.message({ kind: 'note', text })
  if (messageId === null) throw new Error('A note was not kept.')
  await insertMentions(change.transaction, { messageId, inquiryId: change.inquiry.id, agentIds: mentions })
  change.event('note-added', { message: messageId, ...(mentions.length > 0 ? { mentions } : {}) })
  return messageId
}
