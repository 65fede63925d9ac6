import type { Context } from 'hono'
import type { Site } from './site.ts'

/** The address of the site without a slash at its end: as the operator gave it, else as the request did. */
export function baseUrl(site: Site, c: Context): string {
  return site.publicUrl ?? new URL(c.req.url).origin
}
