import type { Actor } from '#domain/inquiry/actor.ts'
import { owedAnswer } from '#domain/inquiry/clock/inquiry-clock.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { printReference } from '#domain/inquiry/reference.ts'
import { moveFiles } from '#store/inquiries/files.ts'
import { lockInquiry, readInquiryById } from '#store/inquiries/inquiries.ts'
import { moveMessages } from '#store/inquiries/messages.ts'
import { moveReminders } from '#store/inquiries/reminders.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { changeInside, type InquiryTarget } from './change-inquiry.ts'
import { turnTo } from './change-status.ts'
import { doOnce } from './once.ts'
import { permit } from './permit.ts'
import { refreshReminder } from './reminders.ts'
import { requireNotMerged } from './require-not-merged.ts'

/**
 * Lets one inquiry carry another on: messages and files move, and the reference of the other opens this one from then on.
 * Two people are never brought together so: each would read what the other wrote. Where an answer was owed, it is owed
 * still, since the same moment.
 * @param input.target the one that goes on in `into`
 * @throws ServiceError `not-valid`, `not-allowed`, `not-found`, `conflict`
 */
export async function merge(ctx: Context, input: { target: InquiryTarget; into: number; by: Actor }): Promise<Inquiry> {
  const { target, into, by } = input
  permit(by, 'merge')
  if (target.id === into) throw new ServiceError('conflict', 'An inquiry can’t be merged into itself.')
  const { inquiry } = await doOnce(ctx, target.once, async (transaction) => {
    // In one order for everybody, so that two merges wait for each other in one direction only.
    for (const id of [target.id, into].sort((a, b) => a - b)) await lockInquiry(transaction, id)
    const other = await readInquiryById(transaction, into)
    if (!other) throw new ServiceError('not-found', 'There is no inquiry to merge it into.')
    requireNotMerged(other)
    const { inquiry: gone, result: owedSinceMs } = await changeInside(ctx, transaction, target, by, async (change) => {
      requireNotMerged(change.inquiry)
      requireSamePerson(change.inquiry, other)
      const clock = await change.clock()
      const owed = clock && owedAnswer(clock)
      change.set({ mergedInto: into, snoozedUntilMs: null })
      change.event('merged', { into, reference: printReference(other.reference) })
      turnTo(change, 'closed', { outcome: 'merged', why: 'merged' })
      return owed?.startedAtMs ?? null
    })
    const messages = await moveMessages(transaction, { from: gone.id, to: into, ids: null })
    await moveFiles(transaction, { from: gone.id, to: into, messageIds: null })
    await moveReminders(transaction, { from: gone.id, to: into })
    const { inquiry } = await changeInside(ctx, transaction, { id: into }, by, async (change) => {
      const { customer } = change.inquiry
      change.set({
        customer: {
          name: customer.name ?? gone.customer.name,
          email: customer.email ?? gone.customer.email,
          phone: customer.phone ?? gone.customer.phone,
        },
        tags: [...new Set([...change.inquiry.tags, ...gone.tags])].slice(0, 20),
        ...(change.inquiry.trackingNumber === null
          ? { trackingNumber: gone.trackingNumber, piece: gone.piece, situation: gone.situation }
          : {}),
        lastCustomerAtMs: latest(change.inquiry.lastCustomerAtMs, gone.lastCustomerAtMs),
      })
      await refreshReminder(change)
      if (owedSinceMs !== null) turnTo(change, 'open', { why: 'merged' })
      change.event('merged', { from: gone.id, reference: printReference(gone.reference), messages, owedSinceMs })
    })
    return { inquiry }
  })
  return inquiry
}

function requireSamePerson(a: Inquiry, b: Inquiry): void {
  const [one, other] = [a.customer.email?.toLowerCase(), b.customer.email?.toLowerCase()]
  if (one === undefined || other === undefined || one === other) return
  throw new ServiceError('conflict', 'These two came from different people, who would read each other’s messages.')
}

function latest(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b)
}
