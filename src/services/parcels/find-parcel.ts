import type { Told } from '#domain/diagnosis/circumstances.ts'
import type { Context } from '../context.ts'
import { findParcels } from './find-parcels.ts'
import type { ParcelReading } from './parcel-reading.ts'

export type FindParcelInput = { number: string; piece?: number; knownAtMs?: number; told?: Told }

/** Where one parcel is; see `findParcels`. Any spelling of the number will do. */
export async function findParcel(ctx: Context, input: FindParcelInput): Promise<ParcelReading> {
  const { number, ...rest } = input
  const [reading] = await findParcels(ctx, { numbers: [number], ...rest })
  if (!reading) throw new Error('A look-up of one number gave no answer.')
  return reading
}
