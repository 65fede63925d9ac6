import type { Context } from '#services/context.ts'
import { USPS_SOURCE } from '#sources/usps-api/to-scans.ts'
import { readSpending, readState } from '#store/following/budget.ts'
import { countFollowed } from '#store/following/followed-parcels.ts'
import type { UspsConfig } from './config.ts'
import type { Metrics } from './metrics.ts'

/** Figures of one scrape are read together. */
const FRESH_MS = 1_000

type Figures = { calls: number; waitS: number; troubleS: number; asked: number; ended: number }

/** Shows how the calls to USPS stand, the same on all servers of one database. */
export function showUspsMetrics(metrics: Metrics, ctx: Context, { callsPerHour }: UspsConfig): void {
  let last: { atMs: number; figures: Promise<Figures> } | null = null
  const read = (name: keyof Figures) => async () => {
    const nowMs = performance.now()
    if (!last || nowMs - last.atMs > FRESH_MS) last = { atMs: nowMs, figures: readFigures(ctx) }
    return (await last.figures)[name]
  }
  metrics.gauge('whereabouts_usps_calls_per_hour', 'Calls that USPS may be asked in an hour', () => callsPerHour)
  metrics.gauge('whereabouts_usps_calls_last_hour', 'Calls to USPS in the last hour, all servers', read('calls'))
  metrics.gauge('whereabouts_usps_wait_seconds', 'How long USPS is still to be left alone', read('waitS'))
  metrics.gauge('whereabouts_usps_trouble_seconds', 'How long USPS has not answered as it should', read('troubleS'))
  metrics.gauge('whereabouts_usps_parcels', 'Parcels that USPS is asked about', read('asked'))
  metrics.gauge('whereabouts_usps_parcels_ended', 'Parcels that USPS is not asked about any more', read('ended'))
}

/** A database that is away shows as NaN, and never breaks the other figures. */
async function readFigures(ctx: Context): Promise<Figures> {
  const nowMs = ctx.clock()
  try {
    const [spent, state, followed] = await Promise.all([
      readSpending(ctx.database, USPS_SOURCE, nowMs),
      readState(ctx.database, USPS_SOURCE, nowMs),
      countFollowed(ctx.database, USPS_SOURCE),
    ])
    const parcels = (active: boolean) =>
      followed.reduce((sum, one) => sum + (one.active === active ? one.parcels : 0), 0)
    return {
      calls: spent.lastHour,
      waitS: Math.max(0, state.waitUntilMs - nowMs) / 1000,
      troubleS: state.faultSinceMs === null ? 0 : (nowMs - state.faultSinceMs) / 1000,
      asked: parcels(true),
      ended: parcels(false),
    }
  } catch {
    return { calls: Number.NaN, waitS: Number.NaN, troubleS: Number.NaN, asked: Number.NaN, ended: Number.NaN }
  }
}
