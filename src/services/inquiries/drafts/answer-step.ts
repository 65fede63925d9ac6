import { localDay } from '#domain/calendar/civil-day.ts'
import { ROLES } from '#domain/diagnosis/tokens.ts'
import { detailFromText } from '#domain/inquiry/detail-from-text.ts'
import { DETAIL_FORMS, type DetailField } from '#domain/inquiry/details.ts'
import { detailsOfStep, type QuestionStep } from '#domain/inquiry/question-steps.ts'
import { readDetails } from '#domain/inquiry/read-details.ts'
import { INQUIRY_REASONS, type InquiryReason } from '#domain/inquiry/tokens.ts'
import { saveDraft } from '#store/inquiries/drafts.ts'
import type { Context } from '../../context.ts'
import { LONGEST_EMAIL, LONGEST_MESSAGE, LONGEST_NAME, LONGEST_PHONE } from '../limits.ts'
import { FieldReader } from '../read-fields.ts'
import type { DraftAnswers } from './draft.ts'
import { followDraft, type OpenDraft } from './read-draft.ts'

/** Who asks for somebody else has no role of his own. */
export const STEP_ROLES = [...ROLES, 'other'] as const

const DAY_MS = 86_400_000
const FIRST_DAY = '1990-01-01'
/** What lies behind. */
const PAST_DAYS: readonly DetailField[] = ['mailedOn', 'deliveredOn']

/** The fields of a step, as a form names them. */
export function fieldsOfStep(step: QuestionStep, open: Pick<OpenDraft, 'reason' | 'known'>): (keyof DraftAnswers)[] {
  if (step === 'reason') return ['reason']
  if (step === 'role') return ['role']
  if (step === 'description') return ['message']
  if (step === 'you') return ['name', 'email', 'phone']
  return open.reason ? detailsOfStep(step, open.reason, open.known).map(({ field }) => field) : []
}

/** What the answers of a step are, and what is wrong with them; they are kept as they were written. */
export function checkStep(
  ctx: Pick<Context, 'clock'>,
  step: QuestionStep,
  open: Pick<OpenDraft, 'reason' | 'known'>,
  given: Readonly<Record<string, string | undefined>>,
): { answers: DraftAnswers; problems: FieldReader['problems'] } {
  const read = new FieldReader()
  const fields = fieldsOfStep(step, open)
  // What is far too long is not even kept.
  const answers: DraftAnswers = Object.fromEntries(
    fields.map((field) => [field, (given[field] ?? '').trim().slice(0, LONGEST_MESSAGE + 1)]),
  )
  if (step === 'reason' && !INQUIRY_REASONS.some((one) => one === answers.reason)) {
    read.wrong('reason', 'missing', 'reason is missing.')
  }
  if (step === 'role' && !STEP_ROLES.some((one) => one === answers.role)) {
    read.wrong('role', 'missing', 'role is missing.')
  }
  if (step === 'description') read.requiredText('message', answers.message, LONGEST_MESSAGE)
  if (step === 'you') {
    read.line('name', answers.name, LONGEST_NAME)
    read.email('email', answers.email, LONGEST_EMAIL)
    read.phone('phone', answers.phone, LONGEST_PHONE)
  }
  if (open.reason) checkDetails(ctx, read, open.reason, fields, answers)
  return { answers, problems: read.problems }
}

/**
 * Keeps the answers of a step.
 * @returns the draft as it is now
 */
export async function keepStep(
  ctx: Context,
  open: OpenDraft,
  step: QuestionStep,
  answers: DraftAnswers,
): Promise<OpenDraft> {
  const { keyHash, createdAtMs, files, draft } = open
  const next = {
    ...draft,
    answers: { ...draft.answers, ...answers },
    answered: [...new Set([...draft.answered, step])],
  }
  await saveDraft(ctx.database, keyHash, next, ctx.clock())
  return { keyHash, createdAtMs, files, ...(await followDraft(ctx, next)) }
}

/** The details among the answers, as an inquiry takes them. */
export function detailsOf(fields: readonly (keyof DraftAnswers)[], answers: DraftAnswers): Record<string, unknown> {
  return Object.fromEntries(
    fields.filter(isDetail).map((field) => [field, detailFromText(field, answers[field] ?? '')]),
  )
}

function checkDetails(
  ctx: Pick<Context, 'clock'>,
  read: FieldReader,
  reason: InquiryReason,
  fields: readonly (keyof DraftAnswers)[],
  answers: DraftAnswers,
): void {
  for (const { field, code } of readDetails(reason, detailsOf(fields, answers)).problems) {
    // Other steps ask for the others.
    if (fields.some((one) => one === field)) read.wrong(field, code, `${field} is not right (${code}).`)
  }
  const tomorrow = localDay(ctx.clock() + DAY_MS, 0)
  for (const field of fields.filter(isDetail)) {
    const day = answers[field] ?? ''
    if (DETAIL_FORMS[field].kind !== 'day' || !/^\d{4}-\d\d-\d\d$/.test(day)) continue
    if (day < FIRST_DAY) read.wrong(field, 'too-long-ago', `${field} is too long ago.`)
    else if (day > tomorrow && PAST_DAYS.includes(field)) read.wrong(field, 'ahead', `${field} is still to come.`)
  }
}

function isDetail(field: string): field is DetailField {
  return Object.hasOwn(DETAIL_FORMS, field)
}
