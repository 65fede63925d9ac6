import { formatInstant } from '#domain/scans/at.ts'
import type { Context } from '#services/context.ts'
import { USPS_SOURCE } from '#sources/usps-api/to-scans.ts'
import { readSpending, readState } from '#store/following/budget.ts'
import { checkSays } from '#words/en/usps-check.ts'
import { type CheckStep, step } from './step.ts'

/** How many calls are left: this check spends some itself. */
export async function checkBudget(ctx: Context, callsPerHour: number): Promise<CheckStep> {
  const nowMs = ctx.clock()
  const { waitUntilMs } = await readState(ctx.database, USPS_SOURCE, nowMs)
  if (waitUntilMs > nowMs) return step('budget', 'wrong', checkSays.toldToWait(formatInstant(waitUntilMs)))
  const { lastHour } = await readSpending(ctx.database, USPS_SOURCE, nowMs)
  const left = Math.max(0, callsPerHour - lastHour)
  return step('budget', left === 0 ? 'wrong' : 'ok', checkSays.budget(left, callsPerHour))
}
