import type { Context as HonoContext } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** Answers with a whole page. */
export type Html = (c: HonoContext, page: unknown, status?: ContentfulStatusCode) => Response | Promise<Response>

/** The text fields of a posted form; files count for nothing. A body that is no form has none. */
export async function formFields(c: HonoContext): Promise<Record<string, string>> {
  const form = await c.req.parseBody().catch((): Record<string, unknown> => ({}))
  return Object.fromEntries(
    Object.entries(form).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
