import type { Context } from '../context.ts'
import { isDatabaseAway } from '../parcels/is-database-away.ts'
import type { ParcelReading } from '../parcels/parcel-reading.ts'
import { findOffices } from './find-offices.ts'
import type { FoundOffice } from './offices-answer.ts'

/** The five digits of the ZIP Code that a parcel goes to, as scans, number or person tell; null where nobody does. */
export function destinationZipOf({ meaning, reading }: Pick<ParcelReading, 'meaning' | 'reading'>): string | null {
  const zip = meaning?.circumstances.destinationZip ?? reading?.destinationZip
  return zip?.slice(0, 5) ?? null
}

/**
 * The office to ask about a parcel: of its ZIP Code, that which handles the mail. Null where the ZIP Code or the list
 * of offices is not known; a page about a parcel does not fail for want of it.
 */
export async function officeOfParcel(ctx: Context, reading: ParcelReading): Promise<FoundOffice | null> {
  const zip = destinationZipOf(reading)
  if (zip === null) return null
  try {
    const [first] = (await findOffices(ctx, { near: zip, about: 'carriers', limit: 1 })).items
    return first && first.match !== 'near' ? first : null
  } catch (error) {
    if (!isDatabaseAway(error)) throw error
    return null
  }
}
