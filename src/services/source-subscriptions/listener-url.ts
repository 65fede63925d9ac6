import { type FieldError, ServiceError } from '../errors.ts'
import { isPrivateHost } from '../outgoing/is-private-host.ts'

/** USPS keeps no longer ones. */
const LONGEST = 200

/** Where webhooks of USPS arrive, under the server's public address. */
export const USPS_EVENTS_PATH = '/v1/sources/usps/events'

/**
 * The address to which notices shall be sent: the one given, else ours under the public address.
 * @param apiBase where the source's API is; one on this machine or network may send to addresses there
 * @throws ServiceError naming the field: none is known, not https, not to be reached from outside, or too long
 */
export function listenerUrl(asked: { url?: string | undefined; publicUrl: string | null; apiBase: string }): string {
  const text = asked.url ?? (asked.publicUrl === null ? null : `${asked.publicUrl}${USPS_EVENTS_PATH}`)
  if (text === null) {
    throw refused(
      'missing',
      'Set PUBLIC_URL to the address under which USPS reaches this server, or name one with --url.',
    )
  }
  if (!URL.canParse(text)) throw refused('not-a-url', `${text} is no address such as https://parcels.example.org.`)
  const url = new URL(text)
  if (text.length > LONGEST) throw refused('too-long', `USPS takes addresses of at most ${LONGEST} characters.`)
  if (url.username !== '' || url.password !== '') throw refused('not-valid', 'The address may hold no password.')
  if (isPrivateHost(new URL(asked.apiBase)) && /^https?:$/.test(url.protocol)) return url.href
  if (url.protocol !== 'https:') {
    throw refused(
      'not-https',
      `USPS sends to https addresses alone, and ${url.origin} is none: see OPERATING.md for TLS.`,
    )
  }
  if (isPrivateHost(url)) {
    throw refused('private-address', `${url.host} can’t be reached from outside; USPS needs a public address.`)
  }
  return url.href
}

function refused(code: string, message: string): ServiceError {
  const field: FieldError = { field: 'url', code, message }
  return new ServiceError('not-valid', message, [field])
}
