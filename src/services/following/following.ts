import type { Followed } from '#domain/following/followed.ts'
import { mayCall, planCall } from '#domain/following/plan-call.ts'
import { pruneCalls, readSpending, readState } from '#store/following/budget.ts'
import { readCandidates, readOpen } from '#store/following/candidates.ts'
import { markOpen, pruneFollowed, readFollowed } from '#store/following/followed-parcels.ts'
import type { Freshness, NumberSource, Standing } from '../ports/sources.ts'
import { type Asked, type Asking, askBatch } from './ask-batch.ts'
import { followParcels } from './follow-parcels.ts'
import { Loop } from './loop.ts'
import { refusedMailersNumbers, standingOf } from './standing.ts'

const HOUR_MS = 3_600_000
/** A visitor waits so long for the source's answer; it goes on being asked afterwards. */
const VISITOR_WAITS_MS = 4_000
/** A page counts as open for so long after it was last heard of. */
const OPEN_MS = 3 * 60_000
const MARKED_AGAIN_AFTER_MS = 60_000
const KEEP_CALLS_MS = 48 * HOUR_MS
/** The last answer about an ended parcel is kept for so long: longer than most sources keep theirs. */
const KEEP_ENDED_MS = 130 * 24 * HOUR_MS
/** Where no call was left for a number that somebody typed in, it is forgotten after so long: they may come again. */
const KEEP_TYPED_IN_MS = 24 * HOUR_MS

/** What one look at the plan came to: a call, or the moment (epoch milliseconds) of the next look. */
export type Step = { kind: 'asked'; asked: Asked } | { kind: 'wait'; untilMs: number; why: string }

/** A carrier's API as a source of scans, which is asked by plan. */
export type Following = NumberSource & {
  /** Makes the next call where one is due. */
  step(): Promise<Step>
  /** Goes on by itself, on the clock of the machine. */
  start(): void
  stop(): Promise<void>
}

/** A visitor who waits for answers about numbers. */
type Waiter = { open: Set<string>; resolve: () => void }

/**
 * Follows the parcels of one source: one plan for all servers on the database, one call at a time on each, each number
 * asked for by one server only. `visitorWaitsMs` is for tests.
 */
export function createFollowing(asking: Asking & { visitorWaitsMs?: number }): Following {
  const { ctx, source, tracking, budget } = asking
  const loop = new Loop(
    async () => {
      const look = await step()
      return look.kind === 'asked' ? 0 : look.untilMs - ctx.clock()
    },
    (error) => ctx.log.warn({ err: error, source }, 'The plan of calls could not be looked at'),
  )
  const markedOpen = new Map<string, number>()
  const waiters = new Set<Waiter>()

  async function step(): Promise<Step> {
    const nowMs = ctx.clock()
    const [spent, { waitUntilMs }] = await Promise.all([
      readSpending(ctx.database, source, nowMs),
      readState(ctx.database, source, nowMs),
    ])
    const spending = { ...spent, callsPerHour: budget.callsPerHour, waitUntilMs }
    const plan = (parcels: Followed[]) => planCall(parcels, nowMs, spending, tracking.batchSize)
    // Whoever waits is seen at little cost; the others are read only where a call may be made for them.
    const first = plan(mayCall(spending, nowMs) ? await readOpen(ctx.database, source, nowMs) : [])
    if (first.kind === 'wait' && first.why !== 'nothing-due') return first
    const planned = plan(await readCandidates(ctx.database, source, nowMs))
    if (planned.kind === 'wait') return planned
    const numbers = planned.parcels.map((parcel) => parcel.trackingNumber)
    const asked = await askBatch(asking, numbers, planned.reason)
    await pruneCalls(ctx.database, source, nowMs - KEEP_CALLS_MS)
    await pruneFollowed(ctx.database, source, { askedMs: nowMs - KEEP_ENDED_MS, openMs: nowMs - KEEP_TYPED_IN_MS })
    for (const waiter of waiters) {
      for (const number of numbers) waiter.open.delete(number)
      if (waiter.open.size === 0) waiter.resolve()
    }
    return { kind: 'asked', asked }
  }

  async function standings(trackingNumbers: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
    const said = await storedStandings(trackingNumbers)
    const open = trackingNumbers.filter((number) => !said.has(number))
    for (const number of await refusedMailersNumbers(ctx, source, open)) {
      said.set(number, { standing: 'unknown', says: 'not-covered' })
    }
    const unasked = open.filter((number) => !said.has(number))
    if (unasked.length === 0) return said
    const { rejected } = await followParcels(ctx, source, unasked)
    for (const number of rejected) said.set(number, { standing: 'unknown', says: null })
    const followed = unasked.filter((number) => !said.has(number))
    await markOpen(ctx.database, source, followed, ctx.clock() + OPEN_MS)
    await answersFor(followed)
    const answers = await storedStandings(followed)
    for (const number of followed) said.set(number, answers.get(number) ?? { standing: 'failed', says: null })
    return said
  }

  /** What is stored of the numbers, as far as it still holds. */
  async function storedStandings(trackingNumbers: readonly string[]): Promise<Map<string, Standing>> {
    const rows = await readFollowed(ctx.database, source, trackingNumbers)
    const nowMs = ctx.clock()
    return new Map(
      rows.flatMap((row) => {
        const standing = standingOf(row, nowMs)
        return standing ? [[row.trackingNumber, standing] as const] : []
      }),
    )
  }

  /** Ends once all the numbers were asked for here, or once waiting longer is no use. */
  async function answersFor(trackingNumbers: readonly string[]): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const waiter: Waiter = { open: new Set(trackingNumbers), resolve }
    waiters.add(waiter)
    const timer = setTimeout(resolve, asking.visitorWaitsMs ?? VISITOR_WAITS_MS)
    loop.wake(resolve)
    await promise
    clearTimeout(timer)
    waiters.delete(waiter)
  }

  function wanted(trackingNumbers: readonly string[]): void {
    const nowMs = ctx.clock()
    const unmarked = trackingNumbers.filter((one) => nowMs - (markedOpen.get(one) ?? 0) >= MARKED_AGAIN_AFTER_MS)
    if (unmarked.length === 0) return
    if (markedOpen.size > 50_000) markedOpen.clear()
    for (const number of unmarked) markedOpen.set(number, nowMs)
    markOpen(ctx.database, source, unmarked, nowMs + OPEN_MS).then(
      () => loop.wake(),
      (error) => ctx.log.warn({ err: error }, 'Open pages could not be noted'),
    )
  }

  async function freshness(trackingNumbers: readonly string[]): Promise<ReadonlyMap<string, Freshness>> {
    const rows = await readFollowed(ctx.database, source, trackingNumbers)
    if (rows.length === 0) return new Map()
    const { faultSinceMs } = await readState(ctx.database, source, ctx.clock())
    return new Map(
      rows.flatMap(({ trackingNumber, answeredAtMs, pushedAtMs, failedAtMs }) => {
        const asOfMs = Math.max(answeredAtMs ?? 0, pushedAtMs ?? 0)
        const failedMs = Math.max(failedAtMs ?? 0, faultSinceMs ?? 0)
        return asOfMs === 0 ? [] : [[trackingNumber, { asOfMs, stale: failedMs > asOfMs }] as const]
      }),
    )
  }

  return {
    kind: source,
    simulated: false,
    standings,
    wanted,
    freshness,
    step,
    start: () => loop.start(),
    stop: () => loop.stop(),
  }
}
