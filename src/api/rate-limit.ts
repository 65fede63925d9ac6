import type { Context as HonoContext, MiddlewareHandler } from 'hono'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { problem } from './problem.ts'

/** So many look-ups a minute and address: a person with a hundred parcels is far below, a guesser far above. */
const POINTS = 1_200
/** A number in a list, and a piece of a text to be read, cost as much as one look-up. */
const BYTES_OF_NUMBER = 24
const BYTES_OF_TEXT = 4_000
const MOST_POINTS = 400
const COST_OF_FILES = 20
/** Drawing one takes as long as many look-ups. */
const COST_OF_PICTURE = 20
const WINDOW_S = 60

/** Which client a request comes from. */
export type ClientAddress = (c: HonoContext) => string

/** What a person sees in place of a page that was refused. */
export type RefusalPage = (seconds: number) => string

/** Slows down whoever looks up numbers by the thousand; every answer says how much is left. */
export function limitLookups(addressOf: ClientAddress, refusalPage: RefusalPage): MiddlewareHandler {
  const limiter = new RateLimiterMemory({ points: POINTS, duration: WINDOW_S })
  return async (c, next) => {
    const result = await limiter.consume(addressOf(c), costOf(c)).catch((refused: unknown) => {
      if (refused instanceof RateLimiterRes) return refused
      throw refused
    })
    const resetS = Math.ceil(result.msBeforeNext / 1000)
    const headers = {
      'ratelimit-limit': String(POINTS),
      'ratelimit-remaining': String(Math.max(0, result.remainingPoints)),
      'ratelimit-reset': String(resetS),
      'ratelimit-policy': `${POINTS};w=${WINDOW_S}`,
    }
    if (result.consumedPoints > POINTS) {
      const all = { ...headers, 'retry-after': String(resetS) }
      if (!isForPrograms(c.req.path)) return c.html(refusalPage(resetS), 429, all)
      const detail = `At most ${POINTS} look-ups a minute. Try again in ${resetS} seconds.`
      return problem(c, 429, 'too-many-requests', detail, [], all)
    }
    for (const [name, value] of Object.entries(headers)) c.header(name, value)
    await next()
    return undefined
  }
}

/** So many an hour and address: each question brings a mail to somebody and work to the desk, each link is kept. */
const OPENED = 30
const HOUR_S = 3_600

/**
 * Slows down whoever opens questions or makes links by the dozen, or tries references and addresses.
 * @param detail what programs are told besides how many
 */
export function limitOpening(
  addressOf: ClientAddress,
  refusalPage: RefusalPage,
  { what, detail = '' }: { what: string; detail?: string },
): MiddlewareHandler {
  const limiter = new RateLimiterMemory({ points: OPENED, duration: HOUR_S })
  return async (c, next) => {
    if (c.req.method !== 'POST') return next()
    const refused = await limiter.consume(addressOf(c)).then(
      () => null,
      (error: unknown) => {
        if (error instanceof RateLimiterRes) return error
        throw error
      },
    )
    if (!refused) return next()
    const seconds = Math.ceil(refused.msBeforeNext / 1000)
    const headers = { 'retry-after': String(seconds) }
    if (!isForPrograms(c.req.path)) return c.html(refusalPage(seconds), 429, headers)
    const told = `At most ${OPENED} ${what} an hour. ${detail}`.trim()
    return problem(c, 429, 'too-many-requests', told, [], headers)
  }
}

/** Whether programs ask there: they are told problems, people get pages. */
export function isForPrograms(path: string): boolean {
  return path.startsWith('/v1/') || path === '/mcp'
}

/** What a request costs, told before its body is read: a list as many look-ups, a long text as its length. */
function costOf(c: HonoContext): number {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') {
    if (c.req.path.endsWith('.png')) return COST_OF_PICTURE
    const asked = Object.values(c.req.query()).reduce((count, value) => count + value.split(/[,;\s]+/).length - 1, 1)
    return Math.min(asked, MOST_POINTS)
  }
  // Photos are long, and nothing is looked up for them.
  if (c.req.header('content-type')?.startsWith('multipart/')) return COST_OF_FILES
  const bytes = Number(c.req.header('content-length') ?? Number.NaN)
  if (!Number.isFinite(bytes)) return MOST_POINTS
  const each = /\/(?:lookup|mcp)$/.test(c.req.path) ? BYTES_OF_NUMBER : BYTES_OF_TEXT
  return Math.min(Math.max(1, Math.ceil(bytes / each)), MOST_POINTS)
}
