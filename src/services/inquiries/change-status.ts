import type { Actor } from '#domain/inquiry/actor.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { INQUIRY_OUTCOMES, INQUIRY_STATUSES, type InquiryOutcome, type InquiryStatus } from '#domain/inquiry/tokens.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { type Change, changeInquiry, type InquiryTarget } from './change-inquiry.ts'
import { houseDays, WITHOUT_END_MS } from './house-days.ts'
import { notValid } from './read-fields.ts'

export type ChangeStatusInput = {
  target: InquiryTarget
  by: Actor
  status: string
  /** How it ended, for `closed`. */
  outcome?: string | null | undefined
}

/**
 * Says whose turn it is, or closes or re-opens an inquiry. A customer closes what is settled, and re-opens.
 * @throws ServiceError `not-valid`, `not-allowed`, `not-found`, `conflict`
 */
export async function changeStatus(ctx: Context, input: ChangeStatusInput): Promise<Inquiry> {
  const status = INQUIRY_STATUSES.find((one) => one === input.status)
  if (!status) throw notValid('status', 'not-a-choice', `status is one of ${INQUIRY_STATUSES.join(', ')}.`)
  const outcome = input.outcome ? INQUIRY_OUTCOMES.find((one) => one === input.outcome) : null
  if (outcome === undefined) {
    throw notValid('outcome', 'not-a-choice', `outcome is one of ${INQUIRY_OUTCOMES.join(', ')}.`)
  }
  const action =
    status === 'closed' ? 'close' : input.by.kind === 'customer' && status === 'open' ? 'reopen' : 'set-status'
  const { inquiry } = await changeInquiry(ctx, input.target, input.by, action, async (change) => {
    if (change.inquiry.mergedInto !== null) {
      throw new ServiceError('conflict', 'This inquiry was merged into another, which carries it on.')
    }
    turnTo(change, status, { outcome, why: `by-${input.by.kind}` })
  })
  return inquiry
}

/** Changes the status with all that belongs to it, and writes down why. */
export function turnTo(
  change: Change,
  status: InquiryStatus,
  more: { outcome?: InquiryOutcome | null; why: string; scan?: string } = { why: 'rule' },
): void {
  const from = change.inquiry.status
  const { outcome = null, ...data } = more
  if (from === status && outcome === change.inquiry.outcome) return
  const { closes, watches } = houseDays(change.ctx, change.atMs)
  change.set({
    status,
    outcome: status === 'closed' ? outcome : null,
    closedAtMs: status === 'closed' ? (change.inquiry.closedAtMs ?? change.atMs) : null,
    closesAtMs: status === 'answered' ? closes : null,
    watchUntilMs: status === 'closed' ? watches : WITHOUT_END_MS,
  })
  if (status === 'closed') change.event('closed', { ...data, from, outcome })
  else if (from === 'closed') change.event('reopened', { ...data, from, to: status })
  else change.event('status-changed', { ...data, from, to: status })
}
