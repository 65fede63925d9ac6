import { type Fields, fieldsOf, objectsIn, textIn } from './fields.ts'

/** What an error says, whichever envelope it came in. */
export type ErrorSaid = {
  /** The useful code: of the first inner error, `150001`. */
  code: string | null
  /** The sentence that says most. */
  message: string | null
  /** Everything that was said, for recognising it. */
  all: string
}

/**
 * Reads USPS's error envelope, the flat one of its OAuth, or that of the gateway before them (`fault`). Every part may
 * be missing, empty or of another type.
 */
export function readError(body: unknown): ErrorSaid {
  const whole: Fields = fieldsOf(body) ?? {}
  const error: Fields = fieldsOf(whole.error) ?? {}
  const [first = {} as Fields] = objectsIn(error, 'errors')
  const fault: Fields = fieldsOf(whole.fault) ?? {}
  const faultDetail: Fields = fieldsOf(fault.detail) ?? {}
  const oauth: Fields = typeof whole.error === 'string' ? whole : {}
  const message =
    textIn(error, 'message') ??
    textIn(first, 'detail', 'title') ??
    textIn(oauth, 'error_description') ??
    textIn(fault, 'faultstring') ??
    textIn(whole, 'message')
  return {
    code: textIn(first, 'code') ?? textIn(oauth, 'error') ?? textIn(faultDetail, 'errorcode') ?? textIn(error, 'code'),
    message: message?.slice(0, 500) ?? null,
    all: [
      ...textsOf(error, 'code', 'message'),
      ...textsOf(first, 'status', 'code', 'title', 'detail'),
      ...textsOf(oauth, 'error', 'error_description'),
      ...textsOf(fault, 'faultstring'),
      ...textsOf(faultDetail, 'errorcode'),
      ...textsOf(whole, 'message'),
    ].join('\n'),
  }
}

function textsOf(fields: Fields, ...names: string[]): string[] {
  return names.flatMap((name) => textIn(fields, name) ?? [])
}
