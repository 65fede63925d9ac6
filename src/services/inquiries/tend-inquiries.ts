import { localDay } from '#domain/calendar/civil-day.ts'
import type { Actor } from '#domain/inquiry/actor.ts'
import { ASSUMED_OFFSET_MINUTES } from '#domain/scans/at.ts'
import { pruneRequests } from '#store/done-requests.ts'
import {
  pruneInquiries,
  readClosing,
  readToRediagnose,
  readWaking,
  saveStanding,
} from '#store/inquiries/due-by-rule.ts'
import type { Context } from '../context.ts'
import { findParcels } from '../parcels/find-parcels.ts'
import { changeInquiry } from './change-inquiry.ts'
import { turnTo } from './change-status.ts'
import { escalateDue } from './escalate.ts'
import { inBatches } from './in-batches.ts'
import { standingOf } from './standing-of.ts'
import { tellCustomer } from './tell-customer.ts'

const SYSTEM: Actor = { kind: 'system' }
const AT_ONCE = 100
const KEEP_REQUESTS_MS = 2 * 86_400_000
const KEEP_DRAFTS_MS = 14 * 86_400_000
const KEEP_VIEWERS_MS = 3_600_000

/**
 * What time does by itself: closes what was answered and not contradicted, wakes what was snoozed, warns of what is due,
 * looks again at parcels whose situation may have changed, forgets what is old. Several servers may do it at once.
 */
export async function tendInquiries(ctx: Context): Promise<void> {
  await inBatches(
    ctx,
    () => readClosing(ctx.database, ctx.clock(), AT_ONCE),
    (id) => closeByRule(ctx, id),
  )
  await inBatches(
    ctx,
    () => readWaking(ctx.database, ctx.clock(), AT_ONCE),
    (id) => wake(ctx, id),
  )
  await escalateDue(ctx)
  await rediagnose(ctx)
  const nowMs = ctx.clock()
  await pruneRequests(ctx.database, nowMs - KEEP_REQUESTS_MS)
  await pruneInquiries(ctx.database, { viewersMs: nowMs - KEEP_VIEWERS_MS, draftsMs: nowMs - KEEP_DRAFTS_MS })
}

async function closeByRule(ctx: Context, id: number): Promise<void> {
  await changeInquiry(ctx, { id }, SYSTEM, 'close', async (change) => {
    const { status, closesAtMs, answeredByScan, outcome } = change.inquiry
    if (status !== 'answered' || closesAtMs === null || closesAtMs > change.atMs) return
    turnTo(change, 'closed', {
      outcome: answeredByScan ? (outcome ?? 'delivered') : 'explained',
      why: 'no-contradiction',
    })
    const message = ctx.inquiryWords.sentence({ key: 'closed-by-rule', values: {} })
    const messageId = await change.message({ kind: 'system', text: message })
    await tellCustomer(change, { kind: 'closing', message }, messageId === null ? {} : { messageId })
  })
}

async function wake(ctx: Context, id: number): Promise<void> {
  await changeInquiry(ctx, { id }, SYSTEM, 'snooze', async (change) => {
    const { snoozedUntilMs } = change.inquiry
    if (snoozedUntilMs === null || snoozedUntilMs > change.atMs) return
    change.set({ snoozedUntilMs: null })
    change.event('woken', { why: 'time' })
  })
}

async function rediagnose(ctx: Context): Promise<void> {
  const today = localDay(ctx.clock(), ASSUMED_OFFSET_MINUTES)
  const done = new Set<number>()
  for (;;) {
    const found = (await readToRediagnose(ctx.database, today, AT_ONCE)).filter(({ id }) => !done.has(id))
    if (found.length === 0) return
    for (const { id, trackingNumber, piece } of found) {
      done.add(id)
      const one = { numbers: [trackingNumber], quiet: true, ...(piece === null ? {} : { piece }) }
      const [reading] = await findParcels(ctx, one)
      if (!reading || reading.outcome === 'unavailable') continue
      const standing = standingOf(reading)
      // A day that is not over stays due until it is.
      const isLater = standing.rediagnoseOn !== null && standing.rediagnoseOn > today
      await saveStanding(ctx.database, id, { ...standing, rediagnoseOn: isLater ? standing.rediagnoseOn : null })
    }
  }
}
