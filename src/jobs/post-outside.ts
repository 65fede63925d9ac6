import { lookup } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from '#services/outgoing/is-public-address.ts'
import type { OutgoingPost, Posted } from '#services/ports/posting.ts'

const WITHIN_MS = 10_000

/**
 * Posts to an address that somebody gave us. What its name stands for is checked at the moment of connecting, with the
 * very addresses that are connected to, so that a name that changes its mind can't lead inside. Redirects are not
 * followed, and an answer's body is not read.
 */
export function postOutside({ url, headers, body, mayBePrivate }: OutgoingPost, withinMs = WITHIN_MS): Promise<Posted> {
  const target = new URL(url)
  const host = target.hostname.replace(/^\[|\]$/g, '')
  if (!mayBePrivate && isIP(host) !== 0 && !isPublicAddress(host)) return Promise.resolve(inside(host))
  const send = target.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(withinMs)
    const request = send(
      target,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)), 'user-agent': 'Whereabouts' },
        agent: false,
        signal,
        ...(mayBePrivate ? {} : { lookup: publicOnly }),
      },
      (response) => {
        const status = response.statusCode ?? 0
        response.destroy()
        const waitMs = waitAsked(response.headers['retry-after'])
        resolve(
          status >= 200 && status < 300
            ? { ok: true, status }
            : { ok: false, why: `it answered ${status}`, status, waitMs },
        )
      },
    )
    request.on('error', (error: NodeJS.ErrnoException) => {
      if (error instanceof LeadsInside) resolve(inside(host))
      else resolve(unanswered(signal.aborted ? 'it did not answer in time' : (error.code ?? error.message)))
    })
    request.end(body)
  })
}

class LeadsInside extends Error {
  override name = 'LeadsInside'
}

const publicOnly: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '')
    const [first] = addresses
    // One address inside is enough to refuse them all.
    if (!first || addresses.some(({ address }) => !isPublicAddress(address))) {
      return callback(new LeadsInside(`${hostname} leads inside`), '')
    }
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family)
  })
}

function inside(host: string): Posted {
  return unanswered(`${host} does not lead to the public internet`)
}

function unanswered(why: string): Posted {
  return { ok: false, why, status: null, waitMs: null }
}

/** Seconds, as nearly all write it; a date is not read. */
function waitAsked(retryAfter: string | undefined): number | null {
  return retryAfter !== undefined && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) * 1000 : null
}
