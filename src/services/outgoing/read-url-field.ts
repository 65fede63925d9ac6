import { ServiceError } from '../errors.ts'
import type { FieldReader } from '../inquiries/read-fields.ts'
import { type OutgoingUrlRules, readOutgoingUrl } from './read-outgoing-url.ts'

/** Reads an address that is to be posted to, as one of several fields; empty where it is wrong, which the reader is told. */
export function readUrlField(fields: FieldReader, given: string, rules: OutgoingUrlRules): string {
  try {
    return readOutgoingUrl(given.trim(), rules)
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    for (const { field, code, message } of error.fields) fields.wrong(field, code, message)
    return ''
  }
}
