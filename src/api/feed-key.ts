import { hash, timingSafeEqual } from 'node:crypto'
import type { Context as HonoContext } from 'hono'
import { ApiError } from './problem.ts'

/** A key that lets its holder send scans; the name tells feeds apart in what is stored. */
export type FeedKey = { name: string; key: string }

/**
 * The feed whose key the request carries.
 * @throws ApiError 401 where it carries none that we know
 */
export function feedOf(c: HonoContext, keys: readonly FeedKey[]): FeedKey {
  const given = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? ''
  const digest = digestOf(given)
  // Every key is compared, so that the time taken tells nothing.
  let found: FeedKey | null = null
  for (const candidate of keys) if (timingSafeEqual(digestOf(candidate.key), digest)) found = candidate
  if (found && given !== '') return found
  const detail = keys.length === 0 ? 'No feed key is set up here.' : 'Send a feed key: Authorization: Bearer KEY.'
  throw new ApiError(401, 'not-signed-in', detail, { headers: { 'www-authenticate': 'Bearer' } })
}

function digestOf(text: string): Buffer {
  return hash('sha256', text, 'buffer')
}
