import type { Context as HonoContext } from 'hono'
import { ApiError } from '../problem.ts'

/**
 * The version that a request saw, from `If-Match: "7"`; undefined where it does not say, and then changes whatever is
 * there.
 * @throws ApiError 400 for what is no version
 */
export function versionSeen(c: HonoContext): number | undefined {
  const header = c.req.header('if-match')?.trim()
  if (header === undefined || header === '*') return undefined
  const version = Number(/^(?:W\/)?"?(\d{1,9})"?$/.exec(header)?.[1])
  if (Number.isSafeInteger(version)) return version
  const message = 'If-Match is the version that you saw, such as "7".'
  throw new ApiError(400, 'not-valid', message, { fields: [{ field: 'If-Match', code: 'not-valid', message }] })
}
