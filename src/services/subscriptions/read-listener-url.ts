import { readOutgoingUrl } from '../outgoing/read-outgoing-url.ts'

/** Checks an address that scans are to be posted to. @throws ServiceError `not-valid` naming `listenerURL` */
export function readListenerUrl(text: string, mayBePrivate: boolean): string {
  return readOutgoingUrl(text, { field: 'listenerURL', longest: 200, mayBePrivate })
}
