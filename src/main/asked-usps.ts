import type { AskedSource } from '#services/following/status.ts'
import { USPS_SOURCE } from '#sources/usps-api/to-scans.ts'

/** So many numbers go into one call of USPS's tracking API v3r2. */
const BATCH_SIZE = 35

/** USPS as a source that is asked within its quota. */
export function askedUsps({ callsPerHour }: { callsPerHour: number }): AskedSource {
  return { source: USPS_SOURCE, callsPerHour, batchSize: BATCH_SIZE }
}
