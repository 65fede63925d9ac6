import type { World } from './world.ts'

/** What a browser sends of itself when a form of the page itself is posted. */
export const OWN_FORM = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }

export const COMMENT = { name: 'Robin', email: 'robin@example.com', text: 'It helped: the second call found it.' }

/** The ticket in one of the forms under an article. */
export async function ticketOf(world: World, slug: string, form: 'vote' | 'comments'): Promise<string> {
  return ticketIn(await (await world.get(`/help/${slug}`)).text(), form)
}

export function ticketIn(html: string, form: 'vote' | 'comments'): string {
  const [, ticket] =
    new RegExp(`action="/help/[a-z-]+/${form}"[\\s\\S]*?name="ticket" value="([^"]+)"`).exec(html) ?? []
  if (!ticket) throw new Error(`The page has no ticket for ${form}.`)
  return ticket
}

/** Posts a form as the page would. */
export function send(
  world: World,
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = OWN_FORM,
): Promise<Response> {
  return world.post(path, new URLSearchParams(fields).toString(), headers)
}

/** Opens the article at noon, waits as long as a person would, and sends a comment. */
export async function comment(
  world: World,
  slug: string,
  fields: Record<string, string> = {},
  sentAt = '2026-11-24T12:01:00Z',
): Promise<Response> {
  world.setNow('2026-11-24T12:00:00Z')
  const ticket = await ticketOf(world, slug, 'comments')
  world.setNow(sentAt)
  return send(world, `/help/${slug}/comments`, { ...COMMENT, ticket, ...fields })
}
