import { isIP } from 'node:net'
import { ServiceError } from '../errors.ts'
import { isPublicAddress } from '../outgoing/is-public-address.ts'

const LONGEST = 200

/**
 * Checks an address that scans are to be posted to. What a name stands for is checked again each time that something is
 * sent to it.
 * @throws ServiceError `not-valid` naming `listenerURL`
 */
export function readListenerUrl(text: string, mayBePrivate: boolean): string {
  const url = URL.parse(text)
  if (!url || text.length > LONGEST) throw wrong(`is an address of at most ${LONGEST} characters`)
  if (url.protocol !== 'https:' && !(mayBePrivate && url.protocol === 'http:')) throw wrong('begins with https://')
  if (url.username !== '' || url.password !== '') throw wrong('holds no name or password')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isPrivate = isIP(host) === 0 ? /(?:^|\.)localhost\.?$/i.test(host) : !isPublicAddress(host)
  if (isPrivate && !mayBePrivate) throw wrong('leads to the public internet')
  return url.href
}

function wrong(what: string): ServiceError {
  const message = `listenerURL ${what}.`
  return new ServiceError('not-valid', message, [{ field: 'listenerURL', code: 'not-valid', message }])
}
