import { parcelJson } from '#api/parcel-json.ts'
import type { Context } from '#services/context.ts'
import { findParcels } from '#services/parcels/find-parcels.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import { type Config, readConfig } from '../config.ts'
import { connectUsps } from '../connect-usps.ts'
import { withContext } from './with-context.ts'

/** Where parcels are, as readings and as the API writes them. USPS is asked where credentials are set. */
export async function track(numbers: readonly string[]): Promise<{ readings: ParcelReading[]; json: object[] }> {
  const { usps } = readConfig(process.env)
  const readings = await withContext((ctx) => (usps ? trackAtUsps(ctx, usps, numbers) : findParcels(ctx, { numbers })))
  return { readings, json: readings.map(parcelJson) }
}

async function trackAtUsps(
  ctx: Context,
  usps: NonNullable<Config['usps']>,
  numbers: readonly string[],
): Promise<ParcelReading[]> {
  const { following } = connectUsps(ctx, usps)
  ctx.sources.push(following)
  following.start()
  try {
    return await findParcels(ctx, { numbers })
  } finally {
    await following.stop()
  }
}
