import { ServiceError } from '../errors.ts'

/** Whether a text has the form of a token or key at all, so that nothing else is hashed and looked up. */
export function isShareSecret(text: string): boolean {
  return /^[\w-]{22}$/.test(text)
}

export function noShare(): ServiceError {
  return new ServiceError('not-found', 'This link shows nothing: it has ended, or it was copied wrong.')
}
