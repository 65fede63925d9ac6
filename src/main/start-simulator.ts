import { randomInt } from 'node:crypto'
import type { Context } from '#services/context.ts'
import { type LiveSimulator, SIMULATOR, startLiveSimulator } from '#sources/simulator/live.ts'
import { settingOnce } from '#store/settings.ts'
import { readLastHeard } from '#store/sources.ts'

const PARCELS_PER_DAY = 250

export type RunningSimulator = LiveSimulator

/** Starts the simulator with this installation's own seed, which is drawn once. */
export async function startSimulator(ctx: Context): Promise<RunningSimulator> {
  const seed = Number(await settingOnce(ctx.database, 'simulator-seed', String(randomInt(1, 1_000_000))))
  const lastHeardMs = (await readLastHeard(ctx.database)).get(SIMULATOR) ?? 0
  return startLiveSimulator(ctx, { seed, parcelsPerDay: PARCELS_PER_DAY, lastHeardMs })
}
