import { officesJson } from '#api/office-json.ts'
import { findOffices } from '#services/offices/find-offices.ts'
import { type LocatedOffices, locateOffices } from '#services/offices/locate-offices.ts'
import type { OfficesAnswer } from '#services/offices/offices-answer.ts'
import { type OfficesStatus, readOfficeStatus } from '#services/offices/read-office-status.ts'
import { CENSUS_BATCH_URL, createCensusGeocoder } from '#sources/census-geocoder/create-census-geocoder.ts'
import { withContext } from '../with-context.ts'

export { CENSUS_BATCH_URL, type LocatedOffices, type OfficesStatus }

const PAUSE_MS = 3_000

/** The offices for a place, as an answer and as the API writes it. */
export async function officesFor(
  near: string,
  limit: number | undefined,
): Promise<{ answer: OfficesAnswer; json: object }> {
  const answer = await withContext((ctx) => findOffices(ctx, { near, limit }))
  return { answer, json: officesJson(answer) }
}

/** Looks up the street positions of the stored offices. */
export function geocodeOffices(options: {
  url: string | undefined
  limit: number | undefined
  again: boolean
  onProgress: (share: number) => void
}): Promise<LocatedOffices> {
  const geocoder = createCensusGeocoder(options.url === undefined ? {} : { url: options.url })
  return withContext((ctx) =>
    locateOffices(ctx, {
      geocoder,
      limit: options.limit,
      again: options.again,
      pauseMs: PAUSE_MS,
      onProgress: options.onProgress,
    }),
  )
}

/** What is stored of offices. */
export function officesStatus(): Promise<OfficesStatus> {
  return withContext(readOfficeStatus)
}
