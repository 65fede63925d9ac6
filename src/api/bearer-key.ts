import type { Context as HonoContext } from 'hono'
import { ApiError } from './problem.ts'

/** The key of `Authorization: Bearer KEY`. @throws ApiError 401 where there is none */
export function bearerKey(c: HonoContext, what: string): string {
  const key = /^Bearer +(\S+) *$/i.exec(c.req.header('authorization') ?? '')?.[1]
  if (key) return key
  throw new ApiError(401, 'key-missing', `Send the key of ${what} as Authorization: Bearer KEY.`, {
    headers: { 'www-authenticate': 'Bearer' },
  })
}
