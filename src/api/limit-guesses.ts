import type { MiddlewareHandler } from 'hono'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { problem } from './problem.ts'
import { type ClientAddress, isForPrograms, type RefusalPage } from './rate-limit.ts'

/** So many links that show nothing a minute and address: people have one or two old ones, guessers only those. */
const MISSES = 30
const WINDOW_S = 60

/** Stops whoever tries links that don't exist: what is not found counts, and after too many nothing is looked up. */
export function limitGuesses(addressOf: ClientAddress, refusalPage: RefusalPage): MiddlewareHandler {
  const limiter = new RateLimiterMemory({ points: MISSES, duration: WINDOW_S })
  return async (c, next) => {
    const address = addressOf(c)
    const before = await limiter.get(address)
    if (before && before.remainingPoints <= 0) {
      const seconds = Math.ceil(before.msBeforeNext / 1000)
      const headers = { 'retry-after': String(seconds) }
      if (!isForPrograms(c.req.path)) return c.html(refusalPage(seconds), 429, headers)
      const detail = `Too many links that show nothing. Try again in ${seconds} seconds.`
      return problem(c, 429, 'too-many-requests', detail, [], headers)
    }
    await next()
    if (c.res.status === 404) await limiter.penalty(address)
    return undefined
  }
}
