import type { DetailField } from '#domain/inquiry/details.ts'
import type { QuestionStep } from '#domain/inquiry/question-steps.ts'

/** What somebody answered, as he wrote it. */
export type DraftAnswers = Partial<
  Record<'reason' | 'role' | 'message' | 'name' | 'email' | 'phone' | DetailField, string>
>

/** A question that is not sent yet. */
export type Draft = {
  /** In any spelling; null where there is none. */
  trackingNumber: string | null
  piece: number | null
  /** What somebody pasted, with the fields that say how to read it. */
  history: Readonly<Record<string, string>> | null
  answers: DraftAnswers
  /** The steps that were answered. */
  answered: QuestionStep[]
  /** The reference, once it is sent. */
  sent: string | null
}

/** So long a draft is kept that nobody touches. */
export const KEEP_DRAFT_MS = 7 * 86_400_000
/** So long a draft is kept that was sent: a second click on "Send" finds the same inquiry. */
export const KEEP_SENT_MS = 15 * 60_000
