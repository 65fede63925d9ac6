import type { Actor } from '#domain/inquiry/actor.ts'
import { afterEvent } from '#domain/inquiry/clock/inquiry-clock.ts'
import { type Inquiry, replayedFields } from '#domain/inquiry/inquiry.ts'
import { printReference } from '#domain/inquiry/reference.ts'
import type { InquiryOrigin, Priority } from '#domain/inquiry/tokens.ts'
import type { Transaction } from '#store/database.ts'
import { insertInquiry } from '#store/inquiries/inquiries.ts'
import { insertMessage } from '#store/inquiries/messages.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { keepFiles, type NewFile, readNewFiles } from './add-files.ts'
import { actorColumns, changeInside } from './change-inquiry.ts'
import { planOf } from './due.ts'
import { type FrozenEvidence, freezeEvidence } from './freeze-evidence.ts'
import { WITHOUT_END_MS } from './house-days.ts'
import { newKey, newReference } from './keys.ts'
import { type CallInput, keepCall, readCall } from './log-call.ts'
import { doOnce, type Once } from './once.ts'
import { permit } from './permit.ts'
import { planLookBack } from './plan-taking.ts'
import { type Question, type QuestionInput, readQuestion } from './read-question.ts'
import { standingOf } from './standing-of.ts'

/** Two references of chance are the same once in 34,000,000,000 pairs. */
const TRIES = 5

export type OpenInquiryInput = QuestionInput & {
  by: Actor
  origin: InquiryOrigin
  priority?: Priority | undefined
  files?: readonly NewFile[] | undefined
  /** The mail that brought it, with its formatted text. */
  mailId?: string | undefined
  html?: string | undefined
  /** Notes of the call in which it was asked. */
  call?: CallInput | undefined
  once?: Once | null | undefined
}

/** `key` opens the inquiry; it is told this once. */
export type OpenedInquiry = { inquiry: Inquiry; key: string }

/**
 * Opens an inquiry: keeps the question with its files, freezes what is known of its parcel, and confirms it by mail. Of
 * its key only the hash is kept. The same mail opens one inquiry.
 * @throws ServiceError `not-valid` naming every field that is wrong, `not-allowed`, `conflict`
 */
export async function openInquiry(ctx: Context, input: OpenInquiryInput): Promise<OpenedInquiry> {
  permit(input.by, 'open')
  const question = readQuestion(ctx, input)
  const call = input.call ? readCall(ctx, input.call) : null
  if (call) permit(input.by, 'log-call')
  const files = await readNewFiles(ctx, input.files ?? [])
  const evidence = await freezeEvidence(ctx, question)
  const opened = await doOnce(ctx, input.once, async (transaction) => {
    const kept = await keepInquiry(ctx, transaction, { ...input, question, evidence })
    const messageId = await insertMessage(transaction, {
      inquiryId: kept.inquiry.id,
      atMs: kept.inquiry.createdAtMs,
      kind: 'customer',
      author: question.customer.name,
      authorId: null,
      text: question.message,
      html: input.html ?? null,
      mailId: input.mailId ?? null,
      heldUntilMs: null,
    })
    if (messageId === null) throw new ServiceError('conflict', 'This mail was taken before.')
    if (files.length > 0 || call) {
      const { inquiry } = await changeInside(ctx, transaction, kept.inquiry, input.by, async (change) => {
        await keepFiles(change, files, messageId)
        if (call) await keepCall(change, call)
      })
      return { inquiry, key: kept.key }
    }
    return kept
  })
  const { trackingNumber } = opened.inquiry
  if (trackingNumber !== null) for (const source of ctx.sources) source.wanted?.([trackingNumber])
  return opened
}

/** Keeps a new inquiry without messages, tells the customer its reference, and has scans looked for that are under way. */
export async function keepInquiry(
  ctx: Context,
  transaction: Transaction,
  input: {
    by: Actor
    origin: InquiryOrigin
    priority?: Priority | undefined
    mailId?: string | null | undefined
    question: Question
    evidence: FrozenEvidence
  },
): Promise<OpenedInquiry> {
  const { by, question, evidence } = input
  const { key, hash } = newKey()
  const inquiry = await insert(transaction, newInquiry(ctx, input), { by, hash, evidence })
  const { email } = question.customer
  if (email !== null) {
    const mail = ctx.inquiryWords.mail({ kind: 'confirmation', inquiry, key })
    await ctx.mail.queue(transaction, {
      to: email,
      ...mail,
      inquiryId: inquiry.id,
      kind: 'confirmation',
      openedByMail: input.mailId,
    })
  }
  await planLookBack(ctx, transaction, inquiry)
  return { inquiry, key }
}

function newInquiry(
  ctx: Context,
  input: {
    by: Actor
    origin: InquiryOrigin
    priority?: Priority | undefined
    question: Question
    evidence: FrozenEvidence
  },
): Inquiry {
  const { question } = input
  const { reading, trackingNumber } = input.evidence
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
    clock: null,
    stepAtMs: null,
    plannedBy: null,
    reminderAtMs: null,
    ...standingOf(reading),
    answeredByScan: false,
    closesAtMs: null,
    closedAtMs: null,
    watchUntilMs: WITHOUT_END_MS,
    version: 1,
  }
  const { serviceLevels } = ctx.knowledge
  const opened = { kind: 'opened', atMs: nowMs, byKind: input.by.kind, data: { set: replayedFields(inquiry) } } as const
  return { ...inquiry, ...planOf(serviceLevels, inquiry, afterEvent(serviceLevels.business, null, opened)) }
}

async function insert(
  transaction: Transaction,
  draft: Inquiry,
  begins: { by: Actor; hash: string; evidence: FrozenEvidence },
): Promise<Inquiry> {
  const { by, hash, evidence } = begins
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const inquiry = { ...draft, reference: newReference() }
    const data = { reference: printReference(inquiry.reference), set: replayedFields(inquiry) }
    const id = await insertInquiry(transaction, inquiry, {
      keyHash: hash,
      evidence: evidence.json,
      fingerprints: evidence.fingerprints,
      opened: { atMs: inquiry.createdAtMs, kind: 'opened', ...actorColumns(by), data },
    })
    if (id !== null) return { ...inquiry, id }
  }
  throw new Error('No free reference was found.')
}
