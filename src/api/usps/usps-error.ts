import type { Context as HonoContext } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { ServiceError } from '#services/errors.ts'
import { isDatabaseAway } from '#services/parcels/is-database-away.ts'
import type { Log } from '#services/ports/log.ts'
import { ApiError } from '../problem.ts'

/** One entry of the list of errors in USPS's envelope; every part may be missing. */
export type ErrorEntry = {
  status?: string
  code?: string
  title?: string
  detail?: string
  source?: Record<string, string>
}

const SOON_S = 5

/** An answer that is no success, in the envelope of all USPS APIs but OAuth. */
export class UspsError extends Error {
  override name = 'UspsError'
  readonly status: ContentfulStatusCode
  readonly entries: readonly ErrorEntry[]
  readonly headers: Record<string, string>

  constructor(
    status: ContentfulStatusCode,
    message: string,
    entries: readonly ErrorEntry[] = [],
    headers: Record<string, string> = {},
  ) {
    super(message)
    this.status = status
    this.entries = entries
    this.headers = headers
  }
}

/** The envelope as it travels. */
export function envelope(apiVersion: string, error: UspsError): object {
  return { apiVersion, error: { code: String(error.status), message: error.message, errors: error.entries } }
}

/** `/tracking/v3` of `/usps/tracking/v3/tracking/9400…`. */
export function apiVersionOf(c: HonoContext): string {
  return `/${c.req.path.split('/').slice(2, 4).join('/')}`
}

/** Answers with the envelope. */
export function uspsError(c: HonoContext, error: UspsError): Response {
  return c.json(envelope(apiVersionOf(c), error), error.status, error.headers)
}

/** A request of another shape than documented, as the gateway in front of the APIs refuses it. */
export function wrongShape(reason: string): UspsError {
  return new UspsError(400, `OASValidation failed with reason: "[ERROR - ${reason}]"`)
}

/** Our database is away, or nobody can answer now. */
export function notNow(
  message = 'The service is not available now. Try again soon.',
  retryAfterS: number = SOON_S,
): UspsError {
  return new UspsError(503, message, [{ status: '503', title: 'Service Unavailable', detail: message }], {
    'retry-after': String(retryAfterS),
  })
}

/** What a service refuses: 400 for input, 403, 404. */
function ofService({ code, message, fields }: ServiceError): UspsError {
  if (code === 'unavailable') return notNow(message)
  const status = code === 'not-allowed' ? 403 : code === 'not-found' ? 404 : 400
  const [parameter] = fields
  const source = parameter ? { source: { parameter: parameter.field } } : {}
  return new UspsError(status, message, [{ status: String(status), title: message, detail: message, ...source }])
}

/** Turns whatever was thrown into an envelope; only what nobody foresaw is a 500, and is logged. */
export function uspsErrorFor(c: HonoContext, error: Error, log: Log): Response {
  if (error instanceof UspsError) return uspsError(c, error)
  if (error instanceof ApiError) {
    const refused =
      error.status === 400 ? wrongShape(error.message) : new UspsError(error.status, error.message, [], error.headers)
    return uspsError(c, refused)
  }
  if (error instanceof ServiceError) return uspsError(c, ofService(error))
  if (error instanceof HTTPException) {
    return uspsError(c, new UspsError(error.status as ContentfulStatusCode, error.message))
  }
  if (isDatabaseAway(error)) {
    log.warn({ err: error }, 'The database is away')
    return uspsError(c, notNow())
  }
  log.error({ err: error, path: c.req.path }, 'A request failed')
  return uspsError(c, new UspsError(500, 'Something went wrong here. It has been written down.'))
}
