import type { Context as HonoContext } from 'hono'

/** Answers with a whole page. */
export type Html = (
  c: HonoContext,
  page: unknown,
  status?: 200 | 400 | 404 | 413 | 422 | 500 | 503,
) => Response | Promise<Response>

/** The text fields of a posted form; files and repeated fields count for nothing. */
export async function formFields(c: HonoContext): Promise<Record<string, string>> {
  const form = await c.req.parseBody()
  return Object.fromEntries(
    Object.entries(form).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
