import { dayText, localDay, parseDay } from '#domain/calendar/civil-day.ts'
import { parseScan } from '#domain/scans/parse-scan.ts'
import type { Context } from '#services/context.ts'
import type { NumberSource } from '#services/ports/sources.ts'
import { recordScans } from '#services/scans/record-scans.ts'
import type { World } from './life.ts'
import { createNetwork } from './network.ts'
import { planDay, type SimulatedParcel, type Telling } from './plan.ts'
import { sampleOf } from './samples.ts'
import { showParcels } from './show-parcels.ts'

const DAY_MS = 86_400_000
const TICK_MS = 1_000
const BATCH = 2_000
/** Parcels older than this are done, or lost for good. */
const DAYS_BACK = 25
/** Samples are looked for among the youngest parcels; the others need not be kept. */
const SAMPLED_DAYS = 14
const SHOW_AHEAD_MS = 2 * 3_600_000

export type Sample = { trackingNumber: string; about: string }

export type LiveSimulator = NumberSource & {
  sampleNumbers(): Sample[]
  stop(): Promise<void>
}

export const SIMULATOR = 'simulator'

/**
 * A USPS network that lives on the clock: tells what is due since it was last heard, then goes on. The same seed gives
 * the same parcels, so that a server that starts again goes on where it was.
 */
export async function startLiveSimulator(
  ctx: Context,
  options: { seed: number; parcelsPerDay: number; lastHeardMs: number },
): Promise<LiveSimulator> {
  const { places, knowledge, clock } = ctx
  const world: World = { places, calendar: knowledge.calendar, network: createNetwork(places) }
  const parcels: SimulatedParcel[] = []
  const known = new Set<string>()
  let pending: Telling[] = []
  let plannedUntil = (parseDay(localDay(clock(), -360)) ?? 0) - DAYS_BACK
  let shownUntilMs = clock() - 3 * 3_600_000
  let stopped = false
  let failures = 0

  function take(planned: Iterable<SimulatedParcel>): void {
    const fresh: Telling[] = []
    for (const parcel of planned) {
      parcels.push({ ...parcel, truth: [] })
      known.add(parcel.trackingNumber)
      for (const telling of parcel.tellings)
        if (telling.tellAtMs > options.lastHeardMs - DAY_MS / 24) fresh.push(telling)
    }
    if (fresh.length > 0) pending = [...pending, ...fresh].sort((a, b) => b.tellAtMs - a.tellAtMs)
    parcels.splice(0, Math.max(0, parcels.length - options.parcelsPerDay * SAMPLED_DAYS))
  }

  /** Plans what is not planned yet and tells what is due, day by day: weeks at once would fill the memory. */
  async function goOn(): Promise<void> {
    const today = parseDay(localDay(clock(), -360)) ?? 0
    // Tomorrow's parcels have their labels today.
    while (!stopped && plannedUntil <= today) {
      plannedUntil++
      take(planDay(world, options.seed, dayText(plannedUntil), options.parcelsPerDay))
      await tellDue()
    }
    const showUntil = clock() + SHOW_AHEAD_MS
    take(showParcels(world, options.seed, shownUntilMs, showUntil))
    shownUntilMs = Math.max(shownUntilMs, showUntil)
    await tellDue()
  }

  async function tellDue(): Promise<void> {
    const nowMs = clock()
    while (!stopped && (pending.at(-1)?.tellAtMs ?? Number.POSITIVE_INFINITY) <= nowMs) {
      const batch: Telling[] = []
      while (batch.length < BATCH && (pending.at(-1)?.tellAtMs ?? Number.POSITIVE_INFINITY) <= nowMs) {
        const telling = pending.pop()
        if (telling) batch.push(telling)
      }
      const scans = batch.flatMap(({ scan, tellAtMs }) => {
        const parsed = parseScan(scan, { source: SIMULATOR, recordedAtMs: tellAtMs })
        return parsed.ok ? [parsed.scan] : []
      })
      try {
        await recordScans(ctx, { source: SIMULATOR, scans })
      } catch (error) {
        pending.push(...batch.reverse())
        throw error
      }
    }
  }

  await goOn()
  let running: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    running = running.then(async () => {
      if (stopped) return
      try {
        await goOn()
        failures = 0
      } catch (error) {
        if (failures++ === 0) ctx.log.warn({ err: error }, 'The simulator could not tell its scans; it tries on')
      }
    })
  }, TICK_MS)
  timer.unref()

  return {
    kind: SIMULATOR,
    simulated: true,
    standings: async (numbers) =>
      new Map(numbers.map((number) => [number, { standing: known.has(number) ? 'known' : 'unknown', says: null }])),
    sampleNumbers: () => sampleOf(parcels, clock()),
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}
