import { ServiceError } from '../errors.ts'
import { isPrivateHost } from './is-private-host.ts'

export type OutgoingUrlRules = {
  /** The name of the field that it came in. */
  field: string
  longest: number
  /** Whether it may lead to this machine and its neighbours. */
  mayBePrivate: boolean
}

/**
 * Checks an address that is to be posted to. What a name stands for is checked again each time that something is sent to
 * it.
 * @throws ServiceError `not-valid` naming the field
 */
export function readOutgoingUrl(text: string, { field, longest, mayBePrivate }: OutgoingUrlRules): string {
  const wrong = (what: string): ServiceError => {
    const message = `${field} ${what}.`
    return new ServiceError('not-valid', message, [{ field, code: 'not-valid', message }])
  }
  const url = URL.parse(text)
  if (!url || text.length > longest) throw wrong(`must be an address of at most ${longest} characters`)
  if (url.protocol !== 'https:' && !(mayBePrivate && url.protocol === 'http:')) throw wrong('must begin with https://')
  if (url.username !== '' || url.password !== '') throw wrong('must hold no name or password')
  if (isPrivateHost(url) && !mayBePrivate) throw wrong('must lead to the public internet')
  return url.href
}
