import { ageWords } from '#words/en/dates.ts'
import { OFFLINE_WORDS } from '#words/en/offline.ts'

const KEPT_AT = 'x-kept-at'

/** An answer with the moment at which it was kept. */
export function withMoment(response: Response, nowMs: number): Response {
  const headers = new Headers(response.headers)
  headers.set(KEPT_AT, String(nowMs))
  return new Response(response.body, { status: response.status, headers })
}

/** A kept page that says on top how old it is. */
export async function withNote(kept: Response, nowMs: number): Promise<Response> {
  const keptAt = Number(kept.headers.get(KEPT_AT))
  const moment = new Date(keptAt).toLocaleString('en-US', { dateStyle: 'full', timeStyle: 'short' })
  const words = OFFLINE_WORDS.kept(ageWords(nowMs - keptAt), moment)
  const note = `<p class="offline-note" role="status" data-offline>${words} <a href="">${OFFLINE_WORDS.again}</a></p>`
  const html = (await kept.text()).replace(/<main\b[^>]*>/, (main) => main + note)
  return new Response(html, { headers: kept.headers })
}
