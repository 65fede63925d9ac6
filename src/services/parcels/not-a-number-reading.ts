import { parseTrackingNumber } from '#domain/tracking-number/parse.ts'
import type { Reading, Repair } from '#domain/tracking-number/reading.ts'
import { readStates } from '#store/parcels.ts'
import type { Context } from '../context.ts'
import type { Asked } from './find-parcels.ts'
import type { ParcelReading } from './parcel-reading.ts'
import { withoutScans } from './unscanned-reading.ts'

/**
 * What to say of a text that is no valid number: its readings with their problems and repairs. Repairs that we have
 * scans of come first: nothing is likelier.
 */
export async function notANumberReading(ctx: Context, asked: Asked, nowMs: number): Promise<ParcelReading> {
  const readings = parseTrackingNumber(asked.asked, { repairs: true })
  const candidates = readings.flatMap((reading) => reading.repairs.map((repair) => repair.trackingNumber))
  const known = new Set<string>()
  if (candidates.length > 0) {
    for (const { state } of await readStates(ctx.database, candidates)) known.add(state.trackingNumber)
  }
  const ranked = readings.map((reading) => ({ ...reading, repairs: rankKnownFirst(reading, known) }))
  return withoutScans({ ...asked, readings: ranked }, 'not-a-tracking-number', nowMs)
}

function rankKnownFirst(reading: Reading, known: ReadonlySet<string>): Repair[] {
  const isKnown = (repair: Repair) => (known.has(repair.trackingNumber) ? 0 : 1)
  return [...reading.repairs]
    .sort((a, b) => isKnown(a) - isKnown(b) || a.rank - b.rank)
    .map((repair, index) => ({ ...repair, rank: index + 1 }))
}
