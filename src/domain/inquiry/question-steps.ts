import { type DetailField, detailsFor } from './details.ts'
import type { InquiryReason } from './tokens.ts'

/** The questions that somebody is asked before a question of his own is sent, in their order. */
export const QUESTION_STEPS = [
  'reason',
  'role',
  'wish',
  'dates',
  'description',
  'tried',
  'contents',
  'addresses',
  'files',
  'you',
] as const
export type QuestionStep = (typeof QUESTION_STEPS)[number]

const DETAILS: Partial<Record<QuestionStep, readonly DetailField[]>> = {
  wish: ['wish'],
  dates: ['mailedOn', 'expectedDay', 'deliveredOn'],
  tried: ['lookedAt', 'earlierNumbers'],
  contents: ['contents', 'packaging', 'value', 'insured'],
  addresses: ['senderAddress', 'recipientAddress'],
}

/**
 * The details that a step asks for: those that the reason needs, short of those that the parcel tells already.
 * @param known what the parcel tells
 */
export function detailsOfStep(
  step: QuestionStep,
  reason: InquiryReason,
  known: ReadonlySet<DetailField>,
): { field: DetailField; isRequired: boolean }[] {
  const needs = detailsFor(reason)
  return (DETAILS[step] ?? []).flatMap((field) => {
    const isRequired = needs.required.includes(field)
    return (isRequired || needs.helpful.includes(field)) && !known.has(field) ? [{ field, isRequired }] : []
  })
}

/** The steps that a reason needs, in their order. */
export function stepsFor(reason: InquiryReason, known: ReadonlySet<DetailField>): QuestionStep[] {
  return QUESTION_STEPS.filter((step) => {
    if (step === 'files') return detailsFor(reason).files
    return !DETAILS[step] || detailsOfStep(step, reason, known).length > 0
  })
}
