import type { OutgoingPost, Posted, Poster } from '#services/ports/posting.ts'

const REST_MS = 30_000

/**
 * Posts, and leaves a host alone for a while once it let us wait for nothing and answered nobody else meanwhile: what
 * else goes there fails at once, to be tried again, and nobody else waits behind it. After the while one post at a time
 * finds out whether it answers again.
 * @param withinMs so long an answer is waited for
 */
export function spareSilentHosts(
  post: (one: OutgoingPost, withinMs: number) => Promise<Posted>,
  { withinMs, restMs = REST_MS }: { withinMs: number; restMs?: number },
): Poster {
  const restsUntil = new Map<string, number>()
  const answeredAt = new Map<string, number>()
  return async (one) => {
    const { host } = new URL(one.url)
    const from = performance.now()
    const restUntil = restsUntil.get(host)
    if (restUntil !== undefined) {
      if (from < restUntil)
        return { ok: false, status: null, why: 'its host did not answer others a moment ago', waitMs: restMs }
      restsUntil.set(host, from + withinMs)
    }
    const posted = await post(one, withinMs)
    const nowMs = performance.now()
    if (posted.status !== null) answeredAt.set(host, nowMs)
    const isSilent = posted.status === null && nowMs - from >= withinMs && (answeredAt.get(host) ?? 0) < from
    if (isSilent) restsUntil.set(host, nowMs + restMs)
    else restsUntil.delete(host)
    return posted
  }
}
