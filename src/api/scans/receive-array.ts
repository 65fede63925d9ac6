import type { Context as HonoContext } from 'hono'
import { ApiError } from '../problem.ts'
import { readJson } from '../read-body.ts'
import type { ScanIntake } from './intake.ts'

export const MOST_SCANS = 10_000
const MOST_BYTES = 8 * 1024 * 1024

/** Takes a JSON array of scans, all of it at once. */
export async function receiveArray(c: HonoContext, intake: ScanIntake): Promise<void> {
  const body = await readJson(c, MOST_BYTES)
  if (!Array.isArray(body)) {
    throw new ApiError(422, 'not-valid', 'Send an array of scans.', {
      fields: [{ field: '', code: 'wrong-type', message: 'The body is an array of scans.' }],
    })
  }
  if (body.length > MOST_SCANS) {
    throw new ApiError(413, 'too-large', `An array has at most ${MOST_SCANS} scans; stream more as NDJSON.`)
  }
  for (const item of body) intake.take(item)
  await intake.flush()
}
