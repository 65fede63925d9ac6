import type { Actor } from '#domain/inquiry/actor.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { changeInquiry, type InquiryTarget } from './change-inquiry.ts'
import { notValid } from './read-fields.ts'

const LONGEST_MS = 366 * 86_400_000

/**
 * Puts an inquiry out of sight until a moment, or back (`untilMs` null). News of its customer or parcel wake it sooner.
 * @throws ServiceError `not-valid`, `not-allowed`, `not-found`, `conflict`
 */
export async function snooze(
  ctx: Context,
  input: { target: InquiryTarget; by: Actor; untilMs: number | null },
): Promise<Inquiry> {
  const { untilMs } = input
  const nowMs = ctx.clock()
  if (untilMs !== null && !(Number.isSafeInteger(untilMs) && untilMs > nowMs && untilMs <= nowMs + LONGEST_MS)) {
    throw notValid('until', 'not-a-moment', 'until is a moment within the next year.')
  }
  const { inquiry } = await changeInquiry(ctx, input.target, input.by, 'snooze', async (change) => {
    if (change.inquiry.status === 'closed') throw new ServiceError('conflict', 'A closed inquiry needs no snooze.')
    if (change.inquiry.snoozedUntilMs === untilMs) return
    change.set({ snoozedUntilMs: untilMs })
    if (untilMs === null) change.event('woken', { why: 'by-hand' })
    else change.event('snoozed', { until: untilMs })
  })
  return inquiry
}
