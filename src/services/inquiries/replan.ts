import type { Actor } from '#domain/inquiry/actor.ts'
import { readPlannedByOthers, savePlan } from '#store/inquiries/due-by-rule.ts'
import type { Context } from '../context.ts'
import { changeInquiry } from './change-inquiry.ts'
import { planOf } from './due.ts'
import { inBatches } from './in-batches.ts'

const SYSTEM: Actor = { kind: 'system' }
const AT_ONCE = 200

/**
 * Plans anew what was planned by other service levels, or before there were any: after the operator changed them, and
 * after an upgrade. Closed inquiries keep what they were measured by. Several servers may do it at once.
 */
export async function replanInquiries(ctx: Context): Promise<void> {
  const { serviceLevels } = ctx.knowledge
  await inBatches(
    ctx,
    () => readPlannedByOthers(ctx.database, serviceLevels.edition, AT_ONCE),
    (id) => replan(ctx, id),
  )
}

async function replan(ctx: Context, id: number): Promise<void> {
  const { serviceLevels } = ctx.knowledge
  await changeInquiry(ctx, { id }, SYSTEM, 'set-due', async (change) => {
    const { inquiry } = change
    if (inquiry.plannedBy === serviceLevels.edition) return
    const plan = planOf(serviceLevels, inquiry, await change.clock())
    change.isByTheWay = true
    if (plan.dueAtMs === inquiry.dueAtMs && plan.dueKind === inquiry.dueKind) {
      await savePlan(change.transaction, id, plan)
    } else change.event('due-changed', { why: 'service-levels' })
  })
}
