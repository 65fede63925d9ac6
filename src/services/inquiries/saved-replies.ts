import type { Actor, AgentActor } from '#domain/inquiry/actor.ts'
import { fillReply, REPLY_FIELDS, type ReplyField, unknownFields } from '#domain/inquiry/fill-reply.ts'
import { INQUIRY_REASONS } from '#domain/inquiry/tokens.ts'
import { readInquiryById } from '#store/inquiries/inquiries.ts'
import {
  deleteSavedReply,
  insertSavedReply,
  readSavedReplies,
  readSavedReply,
  type SavedReply,
  updateSavedReply,
} from '#store/inquiries/saved-replies.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { findParcel } from '../parcels/find-parcel.ts'
import { LONGEST_MESSAGE } from './limits.ts'
import { doOnce, type Once } from './once.ts'
import { permit } from './permit.ts'
import { FieldReader } from './read-fields.ts'

export type { SavedReply }

const LONGEST_NAME = 80

export type SavedReplyInput = { name: string; text: string; reasons?: readonly string[] | undefined }

export function listSavedReplies(ctx: Context): Promise<SavedReply[]> {
  return readSavedReplies(ctx.database)
}

/** Keeps a text for all agents, new or over the one with `id`. @throws ServiceError `not-valid`, `not-allowed`, `not-found` */
export async function keepSavedReply(
  ctx: Context,
  input: { by: Actor; id?: number | undefined; reply: SavedReplyInput; once?: Once | null | undefined },
): Promise<SavedReply> {
  permit(input.by, 'keep-replies')
  const { id } = input
  const reply = readReply(ctx, input.by, input.reply)
  if (id !== undefined && !(await readSavedReply(ctx.database, id))) {
    throw new ServiceError('not-found', 'There is no such saved reply.')
  }
  return doOnce(ctx, input.once, async (transaction) => {
    const kept = await (id === undefined
      ? insertSavedReply(transaction, reply)
      : updateSavedReply(transaction, { ...reply, id }))
    if (kept) return kept
    const message = `There is a saved reply ${reply.name} already.`
    throw new ServiceError('conflict', message, [{ field: 'name', code: 'taken', message }])
  })
}

/** Takes one away. @throws ServiceError `not-allowed`, `not-found` */
export async function removeSavedReply(ctx: Context, input: { by: Actor; id: number }): Promise<void> {
  permit(input.by, 'keep-replies')
  if (!(await deleteSavedReply(ctx.database, input.id))) {
    throw new ServiceError('not-found', 'There is no such saved reply.')
  }
}

/**
 * A saved reply with what is known of an inquiry and its parcel now.
 * @returns the text, and the fields that have no value and stand in it as they were
 */
export async function useSavedReply(
  ctx: Context,
  input: { by: AgentActor; id: number; inquiryId: number },
): Promise<{ text: string; open: string[] }> {
  const reply = await readSavedReply(ctx.database, input.id)
  const inquiry = await readInquiryById(ctx.database, input.inquiryId)
  if (!reply || !inquiry) throw new ServiceError('not-found', 'There is no such saved reply or inquiry.')
  const { trackingNumber, piece } = inquiry
  const reading =
    trackingNumber === null
      ? null
      : await findParcel(ctx, { number: trackingNumber, ...(piece === null ? {} : { piece }) })
  const values: Partial<Record<ReplyField, string>> = {
    ...ctx.inquiryWords.replyFields(inquiry, reading),
    agentName: input.by.name,
  }
  return fillReply(reply.text, values)
}

function readReply(ctx: Context, by: Actor, input: SavedReplyInput): Omit<SavedReply, 'id'> {
  const read = new FieldReader()
  const name = read.line('name', input.name, LONGEST_NAME) ?? ''
  if (name === '') read.wrong('name', 'missing', 'name is missing.')
  const text = read.requiredText('text', input.text, LONGEST_MESSAGE)
  const unknown = unknownFields(text)
  if (unknown.length > 0) {
    const known = REPLY_FIELDS.map((field) => `{{${field}}}`).join(', ')
    read.wrong('text', 'unknown-field', `There is no field ${unknown.join(', ')}. Known are ${known}.`)
  }
  const reasons = INQUIRY_REASONS.filter((reason) => input.reasons?.includes(reason))
  if (reasons.length !== new Set(input.reasons ?? []).size) {
    read.wrong('reasons', 'not-a-choice', `reasons are of ${INQUIRY_REASONS.join(', ')}.`)
  }
  read.done()
  return { name, text, reasons, updatedBy: by.kind === 'agent' ? by.id : null, updatedAtMs: ctx.clock() }
}
