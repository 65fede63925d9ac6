import { type Glance, glanceOf, nextNearDay } from '#domain/watch/glance.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { changeOfDiagnosisMs, startOfDayMs } from '../following/change-of-diagnosis.ts'
import { findParcels, MOST_NUMBERS } from './find-parcels.ts'
import type { ParcelReading } from './parcel-reading.ts'

/** What is so of a parcel now, and when time alone may be news, epoch milliseconds. */
export type Seen = { reading: ParcelReading; glance: Glance; nextLookAtMs: number | null }

/**
 * Looks at parcels as they are stored: no source is asked. With `knownAtMs` as they were stored then, judged as of then.
 * @throws ServiceError `unavailable`
 */
export async function glanceAtParcels(
  ctx: Context,
  numbers: readonly string[],
  knownAtMs?: number,
): Promise<Map<string, Seen>> {
  const seen = new Map<string, Seen>()
  for (let from = 0; from < numbers.length; from += MOST_NUMBERS) {
    const part = numbers.slice(from, from + MOST_NUMBERS)
    for (const reading of await findParcels(ctx, {
      numbers: part,
      quiet: true,
      ...(knownAtMs === undefined ? {} : { knownAtMs }),
    })) {
      if (reading.outcome === 'unavailable') throw new ServiceError('unavailable', 'The database does not answer.')
      seen.set(reading.trackingNumber, glanceAt(reading))
    }
  }
  return seen
}

function glanceAt(reading: ParcelReading): Seen {
  const { piece, journey, expected, meaning } = reading
  const today = meaning?.circumstances.today ?? null
  const assessed = meaning && today !== null ? { ...meaning, today } : null
  const near = assessed ? nextNearDay(assessed.deadlines, assessed.today) : null
  const moments = [changeOfDiagnosisMs(reading), near === null ? null : startOfDayMs(reading, near)]
  return {
    reading,
    glance: glanceOf({ piece, state: journey?.state ?? null, expected, assessed }),
    nextLookAtMs: earliest(moments.filter((ms) => ms !== null && ms > reading.nowMs)),
  }
}

/** The earliest moment that is one; null where none is. */
export function earliest(moments: readonly (number | null)[]): number | null {
  const those = moments.filter((ms) => ms !== null)
  return those.length === 0 ? null : Math.min(...those)
}
