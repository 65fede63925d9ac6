import { ROLES } from '#domain/diagnosis/tokens.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { readDraftContents } from '#store/inquiries/draft-files.ts'
import { saveDraft } from '#store/inquiries/drafts.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { openInquiry } from '../open-inquiry.ts'
import { detailsOf, fieldsOfStep } from './answer-step.ts'
import type { OpenDraft } from './read-draft.ts'

/**
 * Sends a draft: an inquiry is opened. Sent again, it gives the same inquiry and key.
 * @throws ServiceError `not-valid` where an answer is missing or wrong
 */
export async function sendDraft(ctx: Context, open: OpenDraft): Promise<{ inquiry: Inquiry; key: string }> {
  const { draft, keyHash, parcel, reason, steps, next } = open
  if (!reason || next) throw new ServiceError('not-valid', 'Some questions are not answered yet.')
  const { answers, sent: _, ...rest } = draft
  const details = steps.flatMap((step) => fieldsOfStep(step, open))
  const opened = await openInquiry(ctx, {
    by: { kind: 'customer' },
    origin: 'web',
    reason,
    trackingNumber: draft.trackingNumber ?? parcel?.reading?.trackingNumber ?? null,
    piece: draft.piece,
    role: ROLES.find((one) => one === answers.role) ?? null,
    name: answers.name,
    email: answers.email,
    phone: answers.phone,
    message: answers.message ?? '',
    details: detailsOf(details, answers),
    history: draft.history?.history,
    files: steps.includes('files') ? await readDraftContents(ctx.database, keyHash) : [],
    once: { scope: 'inquiry draft', key: keyHash, request: { ...rest, answers } },
  })
  if (draft.sent === null) {
    await saveDraft(ctx.database, keyHash, { ...draft, sent: opened.inquiry.reference }, ctx.clock())
  }
  return opened
}
