import { AsyncLocalStorage } from 'node:async_hooks'
import type { CallReason } from '#domain/following/plan-call.ts'
import {
  holdState,
  insertCall,
  LONGEST_WAIT_MS,
  readSpending,
  readSpendingFor,
  saveWait,
} from '#store/following/budget.ts'
import { inTransaction } from '#store/transaction.ts'
import type { Context } from '../context.ts'
import type { CallBudget, CallPermit } from '../ports/tracking-source.ts'

const HOUR_MS = 3_600_000
/** Who asks to wait again and again is left alone for longer each time, up to a quarter of an hour. */
const FIRST_WAIT_MS = 30_000
const MOST_WAIT_MS = 900_000
/** Hours of offices get this share of the hour's calls at most: whoever walks through ZIP Codes can't spend them. */
const SHARE_OF_LOCATIONS = 0.15

export type Budget = CallBudget & {
  readonly callsPerHour: number
  /** Calls made by `work` are noted as made for this reason. */
  during<T>(reason: CallReason, work: () => Promise<T>): Promise<T>
}

/**
 * Counts the calls to a source in the database, for all servers: at most `callsPerHour` in any hour, and none before
 * the source wants to be asked again.
 */
export function createBudget(ctx: Context, options: { source: string; callsPerHour: number }): Budget {
  const { source, callsPerHour } = options
  const reasons = new AsyncLocalStorage<CallReason>()
  return {
    callsPerHour,
    during: (reason, work) => reasons.run(reason, work),
    take: (purpose) =>
      inTransaction(ctx.database, async (transaction): Promise<CallPermit> => {
        const nowMs = ctx.clock()
        const { waitUntilMs } = await holdState(transaction, source, nowMs)
        if (waitUntilMs > nowMs) return { ok: false, why: 'told-to-wait', untilMs: waitUntilMs }
        const { lastHour, oldestMs } = await readSpending(transaction, source, nowMs)
        if (lastHour >= callsPerHour) return { ok: false, why: 'spent', untilMs: (oldestMs ?? nowMs) + HOUR_MS }
        if (purpose === 'locations') {
          const most = Math.max(1, Math.floor(callsPerHour * SHARE_OF_LOCATIONS))
          const { calls, oldestMs: first } = await readSpendingFor(transaction, source, purpose, nowMs)
          if (calls >= most) return { ok: false, why: 'spent', untilMs: (first ?? nowMs) + HOUR_MS }
        }
        await insertCall(transaction, { source, atMs: nowMs, purpose, reason: reasons.getStore() ?? null })
        return { ok: true }
      }),
    waitUntil: (untilMs) =>
      inTransaction(ctx.database, async (transaction) => {
        const nowMs = ctx.clock()
        const { waitUntilMs, waits } = await holdState(transaction, source, nowMs)
        // Several answers of one moment are one request to wait.
        if (waitUntilMs > nowMs && untilMs <= waitUntilMs) return
        const leastMs = nowMs + Math.min(MOST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(20, waits))
        const until = Math.min(Math.max(untilMs, leastMs), nowMs + LONGEST_WAIT_MS)
        await saveWait(transaction, source, { waitUntilMs: Math.round(until), waits: Math.min(waits + 1, 100) })
      }),
  }
}
