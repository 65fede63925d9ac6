export const ERROR_CODES = [
  'not-valid',
  'too-many',
  'too-large',
  'not-found',
  'no-history',
  'not-allowed',
  'wrong-key',
  'conflict',
  'unavailable',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

export type FieldError = { field: string; code: string; message: string }

/** What a service throws when it can't do what was asked. The edges turn it into a status or a page, in one file each. */
export class ServiceError extends Error {
  override name = 'ServiceError'
  readonly code: ErrorCode
  readonly fields: FieldError[]
  /** What was found nevertheless: tracking numbers in a text without a history. */
  readonly more: { found?: readonly string[] }

  constructor(code: ErrorCode, message: string, fields: FieldError[] = [], more: { found?: readonly string[] } = {}) {
    super(message)
    this.code = code
    this.fields = fields
    this.more = more
  }
}
