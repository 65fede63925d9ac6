import type { Context as HonoContext } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type ErrorCode, type FieldError, ServiceError } from '#services/errors.ts'
import { isDatabaseAway } from '#services/parcels/is-database-away.ts'
import type { Log } from '#services/ports/log.ts'

/** RFC 9457, with a stable `code` and the fields that are wrong. */
export type Problem = {
  type: string
  title: string
  status: number
  code: string
  detail: string
  errors?: FieldError[]
}

const STATUS = {
  'not-valid': 422,
  'too-many': 422,
  'too-large': 413,
  'not-found': 404,
  'no-history': 422,
  'not-allowed': 403,
  'wrong-key': 401,
  conflict: 409,
  unavailable: 503,
} as const satisfies Record<ErrorCode, ContentfulStatusCode>

const TITLES: Record<number, string> = {
  400: 'Malformed request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Not valid',
  429: 'Too many requests',
  500: 'Something went wrong here',
  503: 'Not available now',
}

/** An error that an edge of the API itself finds: a header, a media type, malformed JSON. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly status: ContentfulStatusCode
  readonly code: string
  readonly fields: FieldError[]
  readonly headers: Record<string, string>

  constructor(
    status: ContentfulStatusCode,
    code: string,
    message: string,
    more: { fields?: FieldError[]; headers?: Record<string, string> } = {},
  ) {
    super(message)
    this.status = status
    this.code = code
    this.fields = more.fields ?? []
    this.headers = more.headers ?? {}
  }
}

/** Answers with a problem document. */
export function problem(
  c: HonoContext,
  status: ContentfulStatusCode,
  code: string,
  detail: string,
  fields: FieldError[] = [],
  headers: Record<string, string> = {},
  more: Record<string, unknown> = {},
): Response {
  const body: Problem = { type: 'about:blank', title: TITLES[status] ?? 'Error', status, code, detail }
  if (fields.length > 0) body.errors = fields
  return c.body(JSON.stringify({ ...more, ...body }), status, {
    'content-type': 'application/problem+json',
    ...headers,
  })
}

/** Turns whatever was thrown into a problem document; only what nobody foresaw is a 500, and is logged. */
export function problemFor(c: HonoContext, error: Error, log: Log): Response {
  if (error instanceof ApiError) return problem(c, error.status, error.code, error.message, error.fields, error.headers)
  if (error instanceof ServiceError) {
    const retry: Record<string, string> = error.code === 'unavailable' ? { 'retry-after': '5' } : {}
    return problem(c, STATUS[error.code], error.code, error.message, error.fields, retry, error.more)
  }
  if (error instanceof HTTPException) return problem(c, error.status as ContentfulStatusCode, 'http', error.message)
  if (isDatabaseAway(error)) {
    log.warn({ err: error }, 'The database is away')
    return problem(c, 503, 'unavailable', 'The database does not answer. Try again soon.', [], { 'retry-after': '5' })
  }
  log.error({ err: error, path: c.req.path }, 'A request failed')
  return problem(c, 500, 'internal', 'This was our mistake, not yours. It has been written down.')
}
