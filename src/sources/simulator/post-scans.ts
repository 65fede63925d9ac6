import { setTimeout as sleep } from 'node:timers/promises'

const TRIES = 8
const LONGEST_WAIT_S = 60

export type PostAnswer = { accepted: number; duplicates: number; rejectedCount: number }

/**
 * Sends scans to a server, one to a line. Waits and tries again while it is busy or away; sending twice does no harm.
 * @throws where the server refuses, or stays away
 */
export async function postScans(to: { url: string; key: string }, lines: readonly string[]): Promise<PostAnswer> {
  for (let attempt = 1; ; attempt++) {
    let waitS = Math.min(2 ** attempt / 4, LONGEST_WAIT_S)
    try {
      const response = await fetch(new URL('/v1/scans', to.url), {
        method: 'POST',
        headers: { authorization: `Bearer ${to.key}`, 'content-type': 'application/x-ndjson' },
        body: lines.join('\n'),
      })
      if (response.ok) return (await response.json()) as PostAnswer
      const text = await response.text()
      if (response.status !== 429 && response.status !== 503)
        throw new Refused(`${to.url} answers ${response.status}: ${text}`)
      waitS = Math.min(Number(response.headers.get('retry-after')) || waitS, LONGEST_WAIT_S)
    } catch (error) {
      if (error instanceof Refused || attempt === TRIES) throw error
    }
    await sleep(waitS * 1000)
  }
}

class Refused extends Error {
  override name = 'Refused'
}
