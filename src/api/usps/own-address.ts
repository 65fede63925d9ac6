import type { Context as HonoContext } from 'hono'
import { createMiddleware } from 'hono/factory'

type Variables = { ownAddress?: string }

/** Has answers name the address that the operator gave, whatever host a request names. */
export function knowOwnAddress(publicUrl: string | null) {
  return createMiddleware<{ Variables: Variables }>(async (c, next) => {
    if (publicUrl !== null) c.set('ownAddress', publicUrl)
    await next()
  })
}

/** The address under which clients reach us, without a slash at its end: as the operator gave it, else as the request did. */
export function ownAddress(c: HonoContext): string {
  return (c as HonoContext<{ Variables: Variables }>).get('ownAddress') ?? new URL(c.req.url).origin
}
