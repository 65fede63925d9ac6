import { ROLES, type Role } from '#domain/diagnosis/tokens.ts'
import type { InquiryDetails } from '#domain/inquiry/details.ts'
import type { Customer } from '#domain/inquiry/inquiry.ts'
import { readDetails } from '#domain/inquiry/read-details.ts'
import { INQUIRY_REASONS, type InquiryReason } from '#domain/inquiry/tokens.ts'
import type { Context } from '../context.ts'
import { readAsked } from '../parcels/find-parcels.ts'
import {
  LONGEST_EMAIL,
  LONGEST_HISTORY,
  LONGEST_MESSAGE,
  LONGEST_NAME,
  LONGEST_PHONE,
  LONGEST_SUBJECT,
} from './limits.ts'
import { FieldReader } from './read-fields.ts'

/** A question as it comes in, from a form, a program or a mail. */
export type QuestionInput = {
  reason: string
  /** In any spelling; empty where there is none. */
  trackingNumber?: string | null | undefined
  piece?: number | null | undefined
  role?: string | null | undefined
  name?: string | null | undefined
  email?: string | null | undefined
  phone?: string | null | undefined
  subject?: string | null | undefined
  message: string
  details?: Readonly<Record<string, unknown>> | null | undefined
  /** A history that somebody pasted. */
  history?: string | null | undefined
  /** False where nobody was asked for what the reason needs: a mail, an agent who is at it. */
  needsDetails?: boolean | undefined
}

/** A question that can be kept. */
export type Question = {
  reason: InquiryReason
  trackingNumber: string | null
  piece: number | null
  role: Role | null
  customer: Customer
  subject: string
  message: string
  details: InquiryDetails
  history: string | null
}

/**
 * Reads a question. Any tracking number that reads as one is taken, whoever carries it.
 * @throws ServiceError `not-valid` naming every field that is wrong
 */
export function readQuestion(ctx: Context, input: QuestionInput): Question {
  const read = new FieldReader()
  const reason = INQUIRY_REASONS.find((one) => one === input.reason)
  if (!reason) read.wrong('reason', 'not-a-choice', `reason is one of ${INQUIRY_REASONS.join(', ')}.`)
  const role = ROLES.find((one) => one === input.role) ?? null
  if (input.role && !role) read.wrong('role', 'not-a-choice', `role is one of ${ROLES.join(', ')}.`)
  const piece = input.piece ?? null
  if (piece !== null && !(Number.isInteger(piece) && piece >= 1 && piece <= 32_767)) {
    read.wrong('piece', 'not-a-number', 'piece is a whole number from 1.')
  }
  const trackingNumber = readNumber(read, input.trackingNumber)
  const message = read.requiredText('message', input.message, LONGEST_MESSAGE)
  const customer = {
    name: read.line('name', input.name, LONGEST_NAME),
    email: read.email('email', input.email, LONGEST_EMAIL),
    phone: read.phone('phone', input.phone, LONGEST_PHONE),
  }
  const history = read.text('history', input.history, LONGEST_HISTORY)
  const subject = read.line('subject', input.subject, LONGEST_SUBJECT)
  const details = reason ? readDetails(reason, input.details ?? {}) : null
  for (const { field, code } of details?.problems ?? []) {
    if (code === 'missing' && input.needsDetails === false) continue
    const sentence = ctx.inquiryWords.sentence({
      key: `detail-problem.${code}`,
      values: { field, reason: reason ?? '' },
    })
    read.wrong(`details.${field}`, code, sentence)
  }
  read.done()
  if (!reason) throw new Error('A question without faults has a reason.')
  return {
    reason,
    trackingNumber,
    piece,
    role,
    customer,
    subject:
      subject ?? ctx.inquiryWords.sentence({ key: `subject.${reason}`, values: { number: trackingNumber ?? '' } }),
    message,
    details: details?.details ?? {},
    history,
  }
}

function readNumber(read: FieldReader, given: string | null | undefined): string | null {
  const text = read.line('trackingNumber', given, 200)
  if (text === null) return null
  const { reading } = readAsked(text)
  if (!reading) {
    read.wrong(
      'trackingNumber',
      'not-a-tracking-number',
      'trackingNumber is no valid number; leave it out where you have none.',
    )
  }
  return reading?.trackingNumber ?? null
}
