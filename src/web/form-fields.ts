import type { Context as HonoContext } from 'hono'

/** The text fields of a posted form; files count for nothing. A body that is no form has none. */
export async function formFields(c: HonoContext): Promise<Record<string, string>> {
  const form = await c.req.parseBody().catch((): Record<string, unknown> => ({}))
  return Object.fromEntries(
    Object.entries(form).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
