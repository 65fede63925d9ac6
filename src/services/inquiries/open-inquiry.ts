import type { Actor } from '#domain/inquiry/actor.ts'
import { type Inquiry, replayedFields } from '#domain/inquiry/inquiry.ts'
import type { InquiryOrigin, Priority } from '#domain/inquiry/tokens.ts'
import type { Transaction } from '#store/database.ts'
import { insertEvents } from '#store/inquiries/events.ts'
import { insertInquiry, readInquiryById } from '#store/inquiries/inquiries.ts'
import { insertMessage } from '#store/inquiries/messages.ts'
import { noteScans } from '#store/inquiries/scans.ts'
import type { Context } from '../context.ts'
import { actorColumns } from './change-inquiry.ts'
import { dueOf } from './due.ts'
import { type FrozenEvidence, freezeEvidence } from './freeze-evidence.ts'
import { newKey, newReference } from './keys.ts'
import { doOnce, type Once } from './once.ts'
import { permit } from './permit.ts'
import { type Question, type QuestionInput, readQuestion } from './read-question.ts'

/** The parcel of an inquiry that is not closed is watched without an end. */
export const WITHOUT_END_MS = Number.MAX_SAFE_INTEGER
/** Two references of chance are the same once in 34,000,000,000 pairs. */
const TRIES = 5

export type OpenInquiryInput = QuestionInput & {
  by: Actor
  origin: InquiryOrigin
  priority?: Priority | undefined
  /** The mail that brought it, with its formatted text. */
  mailId?: string | undefined
  html?: string | undefined
  once?: Once | null | undefined
}

export type OpenedInquiry = { id: number; key: string }

/**
 * Opens an inquiry: keeps the question, freezes what is known of its parcel, and confirms it by mail. The key is told
 * this once; only its hash is kept.
 * @throws ServiceError `not-valid` naming every field that is wrong, `not-allowed`, `conflict`
 */
export async function openInquiry(ctx: Context, input: OpenInquiryInput): Promise<{ inquiry: Inquiry; key: string }> {
  permit(input.by, 'open')
  const question = readQuestion(ctx, input)
  const evidence = await freezeEvidence(ctx, question)
  const opened = await doOnce<OpenedInquiry>(ctx, input.once, (transaction) =>
    keep(ctx, transaction, input, question, evidence),
  )
  const inquiry = await readInquiryById(ctx.database, opened.id)
  if (!inquiry) throw new Error('An inquiry that was opened is gone.')
  if (inquiry.trackingNumber) for (const source of ctx.sources) source.wanted?.([inquiry.trackingNumber])
  return { inquiry, key: opened.key }
}

async function keep(
  ctx: Context,
  transaction: Transaction,
  input: OpenInquiryInput,
  question: Question,
  evidence: FrozenEvidence,
): Promise<OpenedInquiry> {
  const { by } = input
  const key = newKey()
  const inquiry = await insert(transaction, newInquiry(ctx, input, question, evidence), key.hash, evidence.json)
  const [inquiryId, atMs] = [inquiry.id, inquiry.createdAtMs]
  await noteScans(transaction, inquiryId, evidence.fingerprints)
  const data = { reference: inquiry.reference, set: replayedFields(inquiry) }
  await insertEvents(transaction, [{ inquiryId, atMs, kind: 'opened', ...actorColumns(by), data }])
  await insertMessage(transaction, {
    inquiryId,
    atMs,
    kind: 'customer',
    author: question.customer.name,
    authorId: null,
    text: question.message,
    html: input.html ?? null,
    mailId: input.mailId ?? null,
    heldUntilMs: null,
  })
  const { email } = question.customer
  if (email) {
    const mail = ctx.inquiryWords.mail({ kind: 'confirmation', inquiry, key: key.key, message: question.message })
    await ctx.mail.queue(transaction, { to: email, ...mail, inquiryId, kind: 'confirmation' })
  }
  return { id: inquiryId, key: key.key }
}

function newInquiry(
  ctx: Context,
  input: OpenInquiryInput,
  question: Question,
  { reading, trackingNumber }: FrozenEvidence,
): Inquiry {
  const nowMs = ctx.clock()
  const inquiry: Inquiry = {
    id: 0,
    reference: '',
    status: 'open',
    reason: question.reason,
    priority: input.by.kind === 'customer' ? 'normal' : (input.priority ?? 'normal'),
    origin: input.origin,
    role: question.role,
    trackingNumber,
    piece: question.piece ?? reading?.piece ?? null,
    customer: question.customer,
    subject: question.subject,
    details: question.details,
    assignee: input.by.kind === 'agent' ? input.by.id : null,
    tags: [],
    snoozedUntilMs: null,
    mergedInto: null,
    outcome: null,
    rating: null,
    ratingComment: null,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    firstAnsweredAtMs: null,
    lastCustomerAtMs: nowMs,
    lastAgentAtMs: null,
    dueAtMs: null,
    dueKind: null,
    closesAtMs: null,
    closedAtMs: null,
    watchUntilMs: WITHOUT_END_MS,
    version: 1,
  }
  const due = dueOf(inquiry)
  return { ...inquiry, dueAtMs: due?.atMs ?? null, dueKind: due?.kind ?? null }
}

async function insert(transaction: Transaction, inquiry: Inquiry, keyHash: string, evidence: string): Promise<Inquiry> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const reference = newReference()
    const id = await insertInquiry(transaction, { ...inquiry, reference }, { keyHash, evidence })
    if (id !== null) return { ...inquiry, id, reference }
  }
  throw new Error('No free reference was found.')
}
