import type { Context as HonoContext } from 'hono'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { ApiClient } from '#services/api-clients/add-client.ts'
import type { ClientAddress } from '../rate-limit.ts'
import { UspsError } from './usps-error.ts'

const HOUR_S = 3_600
/** So many wrong secrets or tokens a minute and address. */
const MOST_FAILURES = 30
const FAILURES_S = 60

/** Slows down whoever guesses secrets or tokens. */
export type SignInLimit = {
  /** How long the address has to wait; 0 where it may try. */
  waitSeconds(c: HonoContext): Promise<number>
  failed(c: HonoContext): Promise<void>
}

/** Counts failures by address; `limitBy` null: nobody is slowed down. */
export function createSignInLimit(limitBy: ClientAddress | null): SignInLimit {
  if (!limitBy) return { waitSeconds: async () => 0, failed: async () => {} }
  const failures = new RateLimiterMemory({ points: MOST_FAILURES, duration: FAILURES_S })
  return {
    async waitSeconds(c) {
      const entry = await failures.get(limitBy(c))
      return entry && entry.consumedPoints >= MOST_FAILURES ? Math.ceil(entry.msBeforeNext / 1000) : 0
    },
    async failed(c) {
      await failures.penalty(limitBy(c), 1)
    },
  }
}

/** Counts a client's calls of one API against its hour. @throws UspsError 429 with `Retry-After` once they are spent */
export type Quota = (c: HonoContext, client: ApiClient, api: string) => Promise<void>

/** Each server counts for itself. */
export function createQuota(): Quota {
  // Each client has its own limit, so the limiter only counts.
  const calls = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: HOUR_S })
  return async (c, client, api) => {
    if (client.callsPerHour === null) return
    const { consumedPoints, msBeforeNext } = await calls.consume(`${client.clientId} ${api}`)
    const resetS = Math.max(1, Math.ceil(msBeforeNext / 1000))
    c.header('ratelimit-limit', String(client.callsPerHour))
    c.header('ratelimit-remaining', String(Math.max(0, client.callsPerHour - consumedPoints)))
    c.header('ratelimit-reset', String(resetS))
    if (consumedPoints > client.callsPerHour) throw quotaSpent(resetS)
  }
}

/** What USPS's gateway says once a quota is spent. */
export function quotaSpent(retryAfterS: number): UspsError {
  return new UspsError(
    429,
    'The quota of this hour is spent.',
    [
      {
        title: 'Too Many Requests.',
        detail: 'More requests came than the quota of the time period allows.',
        status: '429',
        source: { parameter: 'API product or default', APIProduct: 'Whereabouts' },
      },
    ],
    { 'retry-after': String(retryAfterS) },
  )
}
