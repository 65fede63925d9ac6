import { parcelJson } from '#api/parcel-json.ts'
import { findParcels } from '#services/parcels/find-parcels.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import { withContext } from './with-context.ts'

/** Where parcels are, as readings and as the API writes them. */
export async function track(numbers: readonly string[]): Promise<{ readings: ParcelReading[]; json: object[] }> {
  const readings = await withContext((ctx) => findParcels(ctx, { numbers }))
  return { readings, json: readings.map(parcelJson) }
}
