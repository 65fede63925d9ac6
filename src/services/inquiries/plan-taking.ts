import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import type { Transaction } from '#store/database.ts'
import { readWatching } from '#store/inquiries/watching.ts'
import type { Context } from '../context.ts'

/** Batches of scans that were under way when an inquiry was opened are committed by then. */
const LOOK_BACK_S = 90

/**
 * Plans, in the transaction that stores new scans, that each inquiry about their parcels takes them: none is missed, and
 * storing scans waits for no inquiry.
 */
export async function planTaking(
  ctx: Context,
  transaction: Transaction,
  trackingNumbers: readonly string[],
): Promise<void> {
  const ids = await readWatching(transaction, trackingNumbers, ctx.clock())
  await ctx.jobs.add(
    transaction,
    'take-scans',
    ids.map((inquiryId) => ({ about: { inquiryId }, group: String(inquiryId) })),
  )
}

/**
 * Scans that were being stored while an inquiry was opened neither stand in its evidence nor knew of it: it looks once
 * more when they are committed.
 */
export async function planLookBack(ctx: Context, transaction: Transaction, inquiry: Inquiry): Promise<void> {
  if (inquiry.trackingNumber === null) return
  await ctx.jobs.add(transaction, 'take-scans', [
    { about: { inquiryId: inquiry.id }, group: String(inquiry.id), afterS: LOOK_BACK_S },
  ])
}
